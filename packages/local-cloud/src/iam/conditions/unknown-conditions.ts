// The conditions of policies that the local run cannot decide, for people to read.
import { matchesWildcards } from "../../resources/arn.ts";
import type { Statement } from "../statements.ts";
import { isKnownKey } from "./condition-keys.ts";
import { testsOf } from "./evaluate-condition.ts";
import { variablesOf } from "./policy-text.ts";

/** A line for each key that a request on this machine does not have, with what its statement does for that reason. */
export function unknownConditions(role: string, statements: Statement[]): string[] {
  return statements
    .filter(isAsked)
    .flatMap(({ Condition = {}, Effect, policy }) =>
      testsOf(Condition).flatMap(([operator, key, wanted]) =>
        [key, ...wanted.flatMap(variablesOf)]
          .filter((name) => !isKnownKey(name))
          .map(
            (name) =>
              `the key \`${name}\` of \`${operator}\` in the policy ${policy} of the role ${role}, which no request here has` +
              ` (${Effect === "Deny" ? "its Deny always applies" : "its Allow never applies"})`,
          ),
      ),
    );
}

/** Whether a statement is about DynamoDB: nothing here asks IAM about other services. */
function isAsked({ Action, NotAction }: Statement): boolean {
  if (NotAction !== undefined) return true;
  const prefixes = [Action ?? []].flat().map((action) => action.split(":", 1)[0] ?? "");
  return prefixes.some((prefix) => matchesWildcards(prefix, "dynamodb", "i"));
}
