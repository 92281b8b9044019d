// Finds the changes of openapi.json that break a client written for the document before. No npm package is used for it: api-smart-diff
// judges the type of a response as if it were a request's (findings/api-smart-diff-answer-types.sh).
import { type OpenApiDocument, type Operation, operationsOf, type Parameter } from "./operations.ts";
import { type Side, schemaChanges } from "./schema-changes.ts";

export interface BreakingChange {
  /** The change: `It is gone`, `The parameter limit (query) is required`. */
  what: string;
  /** The operations that it concerns: `GET /v1/users`. */
  operations: string[];
}

/** Returns each change that breaks clients once, with all operations that it concerns. */
export function breakingChanges(before: OpenApiDocument, after: OpenApiDocument): BreakingChange[] {
  const now = operationsOf(after);
  const found = [...operationsOf(before)].flatMap(([key, was]) => {
    const is = now.get(key);
    const changes = is ? changesOf({ document: before, ...was }, { document: after, ...is }) : ["It is gone"];
    return [...new Set(changes)].map((what) => [what, nameOf(before, key)] as const);
  });
  const whats = [...new Set(found.map(([what]) => what))];
  return whats.map((what) => ({
    what,
    operations: found.filter(([other]) => other === what).map(([, operation]) => operation),
  }));
}

interface Described extends Operation {
  document: OpenApiDocument;
}

function changesOf(was: Described, is: Described): string[] {
  return [
    ...parameterChanges(was, is),
    ...bodyChanges(was, is),
    ...answerChanges(was, is),
    ...securityChanges(was, is),
  ];
}

function parameterChanges(was: Described, is: Described): string[] {
  const same = (one: Parameter, other: Parameter) =>
    one.in === other.in &&
    // A client does not see the name of a path parameter.
    (one.in === "path" || name(one) === name(other));
  const [old = [], now = []] = [was.parameters, is.parameters];
  const gone = old.filter((one) => !now.some((other) => same(one, other)));
  return [
    ...gone.map((one) => `The parameter ${one.name} (${one.in}) is gone`),
    ...now.flatMap((one) => {
      const before = old.find((other) => same(one, other));
      const newly = one.required && one.in !== "path" && !before?.required;
      const schema = { document: is.document, schema: one.schema };
      const narrowed = before
        ? schemaChanges({ document: was.document, schema: before.schema }, schema, "request")
        : [];
      return [
        ...(newly ? [`The parameter ${one.name} (${one.in}) is required`] : []),
        ...narrowed.map(
          (what) => `The parameter ${one.name} (${one.in}): ${what.replace(/^the body/, "it")}`,
        ),
      ];
    }),
  ];
}

/** Returns the name to compare by: the case of a header's name does not matter. */
function name(parameter: Parameter): string {
  return parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
}

function bodyChanges(was: Described, is: Described): string[] {
  const required = is.requestBody?.required && !was.requestBody?.required;
  return [
    ...(required ? ["A body is required"] : []),
    ...contentChanges(was.requestBody?.content, is.requestBody?.content, was, is, "request").map(
      (what) => `In the request, ${what}`,
    ),
  ];
}

function answerChanges(was: Described, is: Described): string[] {
  return Object.entries(was.responses ?? {}).flatMap(([status, answer]) => {
    const now = is.responses?.[status];
    if (!now) return [`The answer ${status} is gone`];
    const headers = Object.keys(now.headers ?? {}).map((header) => header.toLowerCase());
    const gone = Object.keys(answer.headers ?? {}).filter(
      (header) => !headers.includes(header.toLowerCase()),
    );
    return [
      ...gone.map((header) => `In the answer ${status}, the header ${header} is gone`),
      ...contentChanges(answer.content, now.content, was, is, "answer").map(
        (what) => `In the answer ${status}, ${what}`,
      ),
    ];
  });
}

type Content = NonNullable<Operation["requestBody"]>["content"];

function contentChanges(
  old: Content = {},
  now: Content = {},
  was: Described,
  is: Described,
  side: Side,
): string[] {
  return Object.entries(old).flatMap(([type, { schema }]) => {
    const other = now[type];
    if (!other) return [`${type} is gone`];
    const before = { document: was.document, schema };
    return schemaChanges(before, { document: is.document, schema: other.schema }, side);
  });
}

/** Lists the credentials that are no longer accepted. Each entry of `security` is one alternative; `{}` means no credentials. */
function securityChanges(was: Described, is: Described): string[] {
  const ways = ({ security = [{}] }: Described) =>
    security.map((way) => Object.keys(way).sort().join(" with "));
  return ways(was)
    .filter((way) => !ways(is).includes(way))
    .map((way) => (way === "" ? "It needs credentials" : `It no longer accepts ${way} as credentials`));
}

function nameOf({ paths = {} }: OpenApiDocument, key: string): string {
  const path = Object.keys(paths).find((one) => key.endsWith(` ${one.replace(/\{[^}]*\}/g, "{}")}`));
  return `${key.slice(0, key.indexOf(" "))} ${path}`;
}
