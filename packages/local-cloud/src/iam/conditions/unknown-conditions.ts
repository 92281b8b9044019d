// Lists the conditions of policies that the local run cannot decide. People read the list at the start.
import { matchesWildcards } from "../../resources/arn.ts";
import type { Statement } from "../statements.ts";
import { isKnownKey } from "./condition-keys.ts";
import { testsOf } from "./evaluate-condition.ts";
import { variablesOf } from "./policy-text.ts";

/** Returns a line for each unknown key. It names the policy, the operator and the key, and says what the statement does. */
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

/** Tells whether a statement is about DynamoDB. The local run asks IAM about no other service. */
function isAsked({ Action, NotAction }: Statement): boolean {
  if (NotAction !== undefined) return true;
  const prefixes = [Action ?? []].flat().map((action) => action.split(":", 1)[0] ?? "");
  return prefixes.some((prefix) => matchesWildcards(prefix, "dynamodb", "i"));
}
