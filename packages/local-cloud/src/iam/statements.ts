// Reads the statements of policies, and decides requests by them.
import { matchesWildcards } from "../resources/arn.ts";
import type { ConditionKeys } from "./conditions/condition-keys.ts";
import { type Condition, conditionHolds, decided, isOperator } from "./conditions/evaluate-condition.ts";
import { policyText } from "./conditions/policy-text.ts";

/** One statement of a policy document. */
export interface Statement {
  Effect: "Allow" | "Deny";
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  /** Who may assume the role. Only trust policies have it. */
  Principal?: string | Record<string, string | string[]>;
  Condition?: Condition;
  /** The name of the policy that the statement is from. */
  policy?: string;
}

/** The decision on a request. A denial is explicit when a statement denies it, implicit when no statement allows it. */
export type Decision = "allow" | "implicit deny" | "explicit deny";

/**
 * Returns the statements of a policy document, given as text or as an object. Without a document there are none.
 *
 * @param policy the name of the policy
 * @throws Error for a statement without actions, or with a condition that IAM does not know, because AWS refuses its document
 */
export function statementsOf(document: unknown, policy?: string): Statement[] {
  if (document === undefined) return [];
  const { Statement: statements = [] } = typeof document === "string" ? JSON.parse(document) : document;
  return [statements].flat().map((statement: Statement) => {
    if ([statement.Action ?? statement.NotAction ?? []].flat().length === 0)
      throw new Error(
        `MalformedPolicyDocument: Policy statement must contain actions, got ${JSON.stringify(statement)}.`,
      );
    const wrong = Object.keys(statement.Condition ?? {}).find((operator) => !isOperator(operator));
    if (wrong !== undefined)
      throw new Error(
        `MalformedPolicyDocument: Invalid Condition type : ${wrong}. Expected an operator of IAM, such as \`StringEquals\`, in ${JSON.stringify(statement)}.`,
      );
    return policy === undefined ? statement : { ...statement, policy };
  });
}

/**
 * Decides on one request. An explicit denial wins, and a request that no statement allows is denied. If a statement depends on an
 * unknown key, an Allow does not apply, and a Deny does.
 *
 * @param keys returns the condition keys of the request; it is called if a statement has a condition or a variable
 */
export function evaluate(
  statements: Statement[],
  action: string,
  resource: string,
  keys: () => ConditionKeys,
): Decision {
  const matching = statements
    .filter((statement) => hasAction(statement, action))
    .map((statement) => ({ ...statement, applies: applies(statement, resource, keys) }));
  if (matching.some(({ Effect, applies }) => Effect === "Deny" && applies !== false)) return "explicit deny";
  return matching.some(({ Effect, applies }) => Effect === "Allow" && applies) ? "allow" : "implicit deny";
}

/** Tells whether a statement is about the action. IAM ignores the case of actions. */
export function hasAction({ Action, NotAction }: Statement, action: string): boolean {
  const some = (patterns: string | string[]) =>
    [patterns].flat().some((pattern) => matchesWildcards(pattern, action, "i"));
  return Action ? some(Action) : !some(NotAction ?? []);
}

/** Tells whether resource and condition fit. The result is `undefined` if it depends on an unknown key. */
function applies(
  { Resource, NotResource, Condition }: Statement,
  resource: string,
  keys: () => ConditionKeys,
) {
  const found = matchesSome(Resource ?? NotResource ?? [], resource, keys);
  const isMeant = Resource || found === undefined ? found : !found;
  if (isMeant === false || !Condition) return isMeant;
  const holds = conditionHolds(Condition, keys());
  return holds && isMeant === undefined ? undefined : holds;
}

function matchesSome(patterns: string | string[], resource: string, keys: () => ConditionKeys) {
  return decided(
    [patterns].flat().map((pattern) => {
      if (!pattern.includes("${")) return matchesWildcards(pattern, resource);
      const text = policyText(pattern, keys());
      return text ? text.pattern.test(resource) : text === null ? false : undefined;
    }),
    true,
  );
}
