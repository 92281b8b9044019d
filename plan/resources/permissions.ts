// Lists the permissions of an IAM policy.
import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";

interface Statement {
  Effect?: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: unknown;
}

/** Returns the permissions that a policy allows or denies, each as `dynamodb:GetItem on arn:…`, followed by its condition if it has one. */
export function permissionsOf({ inputs }: PlannedResource, effect: "Allow" | "Deny"): string[] {
  return statementsOf(inputs.policy)
    .filter(({ Effect }) => Effect === effect)
    .flatMap((one) => {
      const when = one.Condition === undefined ? "" : ` if ${JSON.stringify(one.Condition)}`;
      const resources = said(one.Resource, one.NotResource);
      return said(one.Action, one.NotAction).flatMap((action) =>
        resources.map((resource) => `${action} on ${resource}${when}`),
      );
    });
}

/** Returns true for a permission that covers all actions of a service, or all resources. */
export function isWide(permission: string): boolean {
  return / on \*( if |$)/.test(permission) || /^(all but |[\w-]*:?\*)/.test(permission);
}

function statementsOf(policy: unknown): Statement[] {
  const document = typeof policy === "string" && policy.startsWith("{") ? JSON.parse(policy) : policy;
  const { Statement = [] } = (document ?? {}) as { Statement?: Statement | Statement[] };
  return [Statement].flat();
}

function said(these: string | string[] = [], others: string | string[] = []): string[] {
  return [...[these].flat(), ...[others].flat().map((one) => `all but ${one}`)];
}
