// Roles are allowed what they use, by its name.
import { allowedBy, listOf, type Policy } from "./policy.ts";

export const namedActions: Policy = {
  name: "actions-are-named",
  description:
    "No policy of IAM allows an action by a wildcard, or all but some, and no role has a policy that AWS manages.",
  ofResource(resource) {
    if (resource.type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment") {
      return [
        `Expected no attached policy, got ${resource.props.policyArn}. Name the actions in a role's own policy.`,
      ];
    }
    return allowedBy(resource).flatMap(({ Action, NotAction }) => [
      ...listOf(Action)
        .filter((action) => /[*?]/.test(action))
        .map(
          (action) => `Expected \`Action\` to name each action, got "${action}". Write those that are used.`,
        ),
      ...(NotAction === undefined ? [] : ["Expected `Action`, got `NotAction`. Write those that are used."]),
    ]);
  },
};
