// Reads the statements of policies, and decides requests by them.
import { matchesWildcards } from "../resources/arn.ts";

/** One statement of a policy document. */
export interface Statement {
  Effect: "Allow" | "Deny";
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  /** Who may assume the role. Only trust policies have it. */
  Principal?: string | Record<string, string | string[]>;
  Condition?: unknown;
}

/** The decision on a request. A denial is explicit when a statement denies it, implicit when no statement allows it. */
export type Decision = "allow" | "implicit deny" | "explicit deny";

/**
 * Returns the statements of a policy document, given as text or as an object. Without a document there are none.
 *
 * @throws Error for a statement without actions, because AWS refuses its document
 */
export function statementsOf(document: unknown): Statement[] {
  if (document === undefined) return [];
  const { Statement: statements = [] } = typeof document === "string" ? JSON.parse(document) : document;
  return [statements].flat().map((statement: Statement) => {
    if ([statement.Action ?? statement.NotAction ?? []].flat().length > 0) return statement;
    throw new Error(
      `MalformedPolicyDocument: Policy statement must contain actions, got ${JSON.stringify(statement)}.`,
    );
  });
}

/**
 * Decides on one request: an explicit denial wins, and what nothing allows is denied. Conditions are not evaluated:
 * a statement with one never allows, and always denies.
 */
export function evaluate(statements: Statement[], action: string, resource: string): Decision {
  const matching = statements.filter((statement) => applies(statement, action, resource));
  if (matching.some(({ Effect }) => Effect === "Deny")) return "explicit deny";
  const allowed = matching.some(({ Effect, Condition }) => Effect === "Allow" && Condition === undefined);
  return allowed ? "allow" : "implicit deny";
}

function applies(
  { Action, NotAction, Resource: named, NotResource }: Statement,
  action: string,
  resource: string,
) {
  const actionApplies = Action ? some(Action, action, "i") : !some(NotAction ?? [], action, "i");
  return actionApplies && (named ? some(named, resource, "") : !some(NotResource ?? [], resource, ""));
}

/** Tells whether one of the patterns matches. The flag `i` ignores case, which IAM does for actions. */
function some(patterns: string | string[], value: string, flags: string): boolean {
  return [patterns].flat().some((pattern) => matchesWildcards(pattern, value, flags));
}
