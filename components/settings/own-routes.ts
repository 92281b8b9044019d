// The check of `routes` and `without`, row by row. What a gateway cannot serve of all routes together comes after it.
import { isAbsolute } from "node:path";
import type { RouteArgs } from "../routes/route.ts";
import { isKnown } from "./later.ts";
import { rows } from "./rows/rows.ts";
import { accepts, type Rule } from "./rows/rules.ts";
import { neededVariables } from "./transform.ts";

/** What a property of a route must be. */
interface Property {
  /** Completes the sentence "Expected `property` to be …". */
  expected: string;
  accepts(value: unknown): boolean;
  isOptional?: boolean;
}

/** One sentence for each fault of the routes of a caller's own. */
export function ownRouteFaults(routes: unknown = []): string[] {
  if (!Array.isArray(routes)) return [`Expected \`routes\` to be a list of routes, got ${show(routes)}.`];
  return routes.flatMap((route, index) => faultsOf(route, `routes[${index}]`));
}

/** One sentence, if some of ours are left out that there are not. */
export function withoutFaults(without: unknown = [], ours: RouteArgs[]): string[] {
  const operations = ours.map(({ operation }) => operation);
  return isListOf(without, (name) => operations.includes(String(name)))
    ? []
    : [`Expected \`without\` to be a list of some of ${operations.join(", ")}, got ${show(without)}.`];
}

function faultsOf(route: unknown, place: string): string[] {
  if (!isRecord(route)) return [`Expected \`${place}\` to be a route, got ${show(route)}.`];
  const { operation } = route;
  const unknown = Object.keys(route).filter((name) => !Object.hasOwn(properties, name));
  const wrong = Object.entries<Property>(properties).filter(([name, { accepts, isOptional }]) =>
    route[name] === undefined ? !isOptional : !accepts(route[name]),
  );
  return [
    ...unknown.map(
      (name) => `Unknown property \`${name}\`. A route may have ${Object.keys(properties).join(", ")}.`,
    ),
    ...wrong.map(
      ([name, { expected }]) => `Expected \`${name}\` to be ${expected}, got ${show(route[name])}.`,
    ),
  ].map((fault) => `${isText(operation) ? `Route ${operation}` : `\`${place}\``}: ${fault}`);
}

const properties = {
  operation: text("a name in camelCase, such as findUserByEmail", /^[a-z][A-Za-z\d]{0,63}$/),
  slug: optional(text("a name in kebab case, such as find-user-by-email", /^[a-z][a-z\d]*(-[a-z\d]+)*$/)),
  method: text("a method, such as GET", /./),
  path: text("a template such as /v1/users-by-email/{email}", /./),
  otherPaths: optional({
    expected: "a list of templates such as /v1/users/me",
    accepts: (value) => isListOf(value, isText),
  }),
  access: text("read or write", /^(read|write)$/),
  actions: {
    expected:
      'a list of actions on the users table, such as dynamodb:Query or { action: "dynamodb:Query", on: "users/index/email" }; ' +
      "`statements` are for all else",
    accepts: (value) => isListOf(value, isAction),
  },
  handler: {
    expected: 'a callback, such as () => import("./handlers/find-user-by-email.ts")',
    accepts: (value) => typeof value === "function",
  },
  resolveFrom: {
    expected: "the file that the callback stands in: import.meta.url, or __filename in CommonJS",
    accepts: (value) => isText(value) && (value.startsWith("file:") || isAbsolute(value)),
  },
  describe: optional({
    expected: "an object with a `summary`, `parameters` that have `name` and `in`, and `answers` by status",
    accepts: isDescription,
  }),
  statements: optional({
    expected: "a list of IAM statements",
    accepts: (value) => isListOf(value, isRecord),
  }),
  environment: optional({
    expected: `an object of variables, each other than ${neededVariables.join(", ")}`,
    accepts: areVariables,
  }),
  memorySize: optional(value(rows.memorySize.rule)),
  timeout: optional(value(rows.timeout.rule)),
} satisfies Record<keyof RouteArgs, Property>;

/** An action with the table or the indexes that it is allowed on, or its name alone. */
function isAction(value: unknown): boolean {
  const { action, on = [], when = true, ...others } = isRecord(value) ? value : { action: value };
  return (
    isText(action) &&
    /^dynamodb:[A-Z][A-Za-z]*$/.test(action) &&
    isListOf([on].flat(), (place) => isText(place) && /^users(\/index\/([\w.-]+|\*))?$/.test(place)) &&
    typeof when === "boolean" &&
    Object.keys(others).length === 0
  );
}

/** What CORS and the document cannot do without; the rest is the compiler's. */
function isDescription(value: unknown): boolean {
  const { summary, parameters = [], answers = {} } = isRecord(value) ? value : {};
  return (
    isText(summary) &&
    isListOf(
      parameters,
      (each) => isRecord(each) && isText(each.name) && /^(path|query|header)$/.test(String(each.in)),
    ) &&
    isRecord(answers) &&
    Object.entries(answers).every(
      ([status, answer]) =>
        /^[1-5]\d\d$/.test(status) &&
        isRecord(answer) &&
        (answer.headers === undefined || isRecord(answer.headers)),
    )
  );
}

function text(expected: string, pattern: RegExp): Property {
  return { expected, accepts: (value) => isText(value) && pattern.test(value) };
}

/** What is known later is checked then. */
function value(rule: Rule): Property {
  return { expected: rule.expected, accepts: (value) => !isKnown(value) || accepts(rule, value) };
}

function optional(property: Property): Property {
  return { ...property, isOptional: true };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function areVariables(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).every(
      ([name, text]) =>
        /^[A-Za-z]\w+$/.test(name) &&
        !(neededVariables as readonly string[]).includes(name) &&
        (typeof text === "string" || !isKnown(text)),
    )
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isListOf(value: unknown, accepts: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(accepts);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
