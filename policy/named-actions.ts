// The policy `actions-are-named`: an IAM policy names each action that it allows.
import { allowedBy, listOf, type Policy } from "./policy.ts";

export const namedActions: Policy = {
  name: "actions-are-named",
  description:
    "An IAM policy allows actions by their full names, not by a wildcard or `NotAction`, and no managed policy is attached to a role.",
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
          (action) =>
            `Expected \`Action\` to name each action, got "${action}". Name the actions that are used.`,
        ),
      ...(NotAction === undefined
        ? []
        : ["Expected `Action`, got `NotAction`. Name the actions that are used."]),
    ]);
  },
};
