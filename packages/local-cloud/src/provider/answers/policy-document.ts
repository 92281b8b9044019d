// Answers `aws.iam.getPolicyDocument`: makes a policy's JSON from statements, in the same form as the AWS provider.
// The rules: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
import type { Properties } from "../../wire/values.ts";

interface Document {
  Version?: string;
  Id?: string;
  Statement: Properties[];
}

/**
 * Returns the document. It consists of the source documents, the given statements and the override documents, in this order. A later
 * statement replaces one with the same `Sid`.
 *
 * @throws Error for a `Sid` that occurs twice in the source documents or in the statements, and for a document that is not JSON
 */
export function policyDocument(inputs: Properties): { json: string; minifiedJson: string } {
  const { version = "2012-10-17", policyId, statements = [] } = inputs;
  const sources = documentsOf(inputs, "sourcePolicyDocuments");
  assertUniqueSids(
    sources.flatMap(({ Statement }) => Statement),
    "sourcePolicyDocuments",
  );
  const own: Document = { Version: version, Id: policyId, Statement: statements.map(statementOf) };
  assertUniqueSids(own.Statement, "statements");
  const { Version, Id, Statement } = [
    ...sources,
    own,
    ...documentsOf(inputs, "overridePolicyDocuments"),
  ].reduce(merge, { Statement: [] });
  const document = { ...present({ Version, Id }), ...(Statement.length > 0 && { Statement }) };
  return { json: JSON.stringify(document, null, 2), minifiedJson: JSON.stringify(document) };
}

function documentsOf(inputs: Properties, property: string): Document[] {
  return (inputs[property] ?? []).map((text: string, index: number) => {
    try {
      const { Statement = [], ...document } = JSON.parse(text);
      return { ...document, Statement: [Statement].flat() };
    } catch {
      throw new Error(`Expected ${property}[${index}] to be a policy's JSON, got ${JSON.stringify(text)}.`);
    }
  });
}

function assertUniqueSids(statements: Properties[], property: string): void {
  const sids = statements.flatMap(({ Sid }) => Sid ?? []);
  const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (twice)
    throw new Error(`duplicate Sid (${twice}) in ${property}. Remove the Sid or ensure Sids are unique.`);
}

function merge(merged: Document, { Version = "", Id, Statement }: Document): Document {
  const statements = [...merged.Statement];
  for (const statement of Statement) {
    const at = statement.Sid ? statements.findIndex(({ Sid }) => Sid === statement.Sid) : -1;
    if (at < 0) statements.push(statement);
    else statements[at] = statement;
  }
  const newer = Version > (merged.Version ?? "") ? Version : merged.Version;
  return { Version: newer, Id: Id || merged.Id, Statement: statements };
}

function statementOf(statement: Properties): Properties {
  return present({
    Sid: statement.sid || undefined,
    Effect: statement.effect ?? "Allow",
    Action: list(statement.actions),
    NotAction: list(statement.notActions),
    Resource: list(withVariables(statement.resources)),
    NotResource: list(withVariables(statement.notResources)),
    Principal: principals(statement.principals),
    NotPrincipal: principals(statement.notPrincipals),
    Condition: conditions(statement.conditions),
  });
}

function present(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** Returns a single value without a list, and several values in descending order. */
function list(values: string[] = []): string | string[] | undefined {
  return values.length > 1 ? [...new Set(values)].sort().reverse() : values[0];
}

/** Converts `&{aws:username}` to IAM's `${aws:username}`. Programs write `&` to avoid the syntax of templates. */
function withVariables(values?: string[]): string[] | undefined {
  return values?.map((value) => value.replaceAll("&{", "${"));
}

function principals(given: Properties[] = []): "*" | Properties | undefined {
  if (given.length === 0) return undefined;
  const of = (type: string) =>
    list(withVariables(given.filter((one) => one.type === type).flatMap(({ identifiers }) => identifiers)));
  if (given.length === 1 && of("*") === "*") return "*";
  return Object.fromEntries(
    [...new Set(given.map(({ type }) => type))].sort().map((type) => [type, of(type)]),
  );
}

function conditions(given: Properties[] = []): Properties | undefined {
  if (given.length === 0) return undefined;
  const tests = Map.groupBy(given, ({ test }) => test as string);
  const byName = <T>(groups: Map<string, T>) => [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const variables = (ones: Properties[]) =>
    byName(Map.groupBy(ones, ({ variable }) => variable as string)).map(([variable, those]) => {
      const values = withVariables(those.flatMap((one) => one.values)) ?? [];
      return [variable, values.length === 1 ? values[0] : values];
    });
  return Object.fromEntries(byName(tests).map(([test, ones]) => [test, Object.fromEntries(variables(ones))]));
}
