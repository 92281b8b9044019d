// What the policies of roles allow.
import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";

interface Statement {
  Effect?: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: unknown;
}

/** What is allowed, or denied; each as a sentence's part: `dynamodb:GetItem on arn:…`, with the condition where there is one. */
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

/** Whether it is a permission for any action of a service, or for any resource. */
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
