// Lists the conditions of policies that the local run cannot decide. People read the list at the start.
import { matchesWildcards } from "../../resources/arn.ts";
import type { Statement } from "../statements.ts";
import { isKnownKey } from "./condition-keys.ts";
import { testsOf } from "./evaluate-condition.ts";
import { variablesOf } from "./policy-text.ts";

/** Returns a line for each unknown key. It names the policy, the operator and the key, and says what the statement does. */
export function unknownConditions(role: string, statements: Statement[]): string[] {
  return statements.filter(isAsked).flatMap((statement) =>
    keysIn(statement)
      .filter(([, key]) => !isKnownKey(key))
      .map(
        ([place, key]) =>
          `the key \`${key}\` of \`${place}\` in the policy ${statement.policy} of the role ${role}, which no request here has` +
          ` (${statement.Effect === "Deny" ? "its Deny always applies" : "its Allow never applies"})`,
      ),
  );
}

/** Returns the keys that a statement names, each with its operator or, in the variable of a resource, with `Resource`. */
function keysIn({
  Condition = {},
  Resource = [],
  NotResource = [],
}: Statement): [place: string, key: string][] {
  const inVariables = (place: string, texts: string | string[]) =>
    [texts]
      .flat()
      .flatMap(variablesOf)
      .map((key): [string, string] => [place, key]);
  return [
    ...inVariables("Resource", Resource),
    ...inVariables("NotResource", NotResource),
    ...testsOf(Condition).flatMap(([operator, key, wanted]) => [
      [operator, key] as [string, string],
      ...inVariables(operator, wanted),
    ]),
  ];
}

/** Tells whether a statement is about DynamoDB. The local run asks IAM about no other service. */
function isAsked({ Action, NotAction }: Statement): boolean {
  if (NotAction !== undefined) return true;
  const prefixes = [Action ?? []].flat().map((action) => action.split(":", 1)[0] ?? "");
  return prefixes.some((prefix) => matchesWildcards(prefix, "dynamodb", "i"));
}
