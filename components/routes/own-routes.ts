// The check of `routes` and `without`, route by route. What a gateway cannot serve of all routes together comes after it.
import { isAbsolute } from "node:path";
import { bundleRule } from "../bundle/archive/bundle-args.ts";
import { isKnown, isLater } from "../tools/later.ts";
import { propertyFaults, show } from "../tools/property-faults.ts";
import { isListOf, isRecord, optional, type Rule, text } from "../tools/rules.ts";
import { actionFaults, actionWarnings } from "./checks/action-faults.ts";
import { isDescription } from "./checks/is-description.ts";
import { statementFaults } from "./checks/statement-faults.ts";
import { variableFaults } from "./checks/variable-faults.ts";
import { memorySize, neededVariables, timeout } from "./limits.ts";
import type { RouteArgs } from "./route.ts";

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

/** One sentence for each action of a caller's own routes that may be a misspelt one. */
export function ownRouteWarnings(routes: Pick<RouteArgs, "operation" | "actions">[] = []): string[] {
  return routes.flatMap(({ operation, actions }) =>
    actionWarnings(namesOf(actions)).map((warning) => `Route ${operation}: ${warning}`),
  );
}

function faultsOf(route: unknown, place: string): string[] {
  if (!isRecord(route)) return [`Expected \`${place}\` to be a route, got ${show(route)}.`];
  const { operation } = route;
  const faults = [...propertyFaults(route, properties, { whose: "A route" }), ...insideFaults(route)];
  return faults.map((fault) => `${isText(operation) ? `Route ${operation}` : `\`${place}\``}: ${fault}`);
}

/** What is wrong inside of a property that is of the right form. */
export function insideFaults({ actions, statements, environment }: Record<string, unknown>): string[] {
  const variables = properties.environment.accepts(environment)
    ? (environment as Record<string, unknown>)
    : {};
  const taken = neededVariables.filter((name) => name in variables);
  return [
    ...(properties.actions.accepts(actions) ? actionFaults(namesOf(actions as RouteArgs["actions"])) : []),
    ...(properties.statements.accepts(statements) ? statementFaults(statements as unknown[]) : []),
    ...taken.map((name) => `Expected \`environment\` to leave ${name} alone, as the handlers need it.`),
    ...variableFaults(variables, "environment"),
  ];
}

function namesOf(actions: RouteArgs["actions"]): string[] {
  return actions.map((action) => (typeof action === "string" ? action : action.action));
}

/** What each property of a route must be. */
export const properties = {
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
    expected:
      "an object with a `summary`, `parameters` that have `name` and `in`, a `body` that is a schema, and `answers` by status, each " +
      "with a `description` or a `$ref`",
    accepts: isDescription,
  }),
  statements: optional({
    expected: "a list of IAM statements",
    accepts: Array.isArray,
  }),
  environment: optional({
    expected: "an object of variables",
    accepts: (value) => isRecord(value) && !isLater(value),
  }),
  memorySize: optional(later(memorySize)),
  timeout: optional(later(timeout)),
  bundle: optional(bundleRule),
} satisfies Record<keyof RouteArgs, Rule>;

/** An action with the table or the indexes that it is allowed on, or its name alone. */
function isAction(value: unknown): boolean {
  const { action, on = [], when = true, ...others } = isRecord(value) ? value : { action: value };
  return (
    isText(action) &&
    /^dynamodb:[A-Z][A-Za-z]*$/.test(action) &&
    isListOf(
      [on].flat(),
      (place) => isText(place) && /^(claims|users(\/index\/([\w.-]+|\*))?)$/.test(place),
    ) &&
    (typeof when === "boolean" || when === "unique") &&
    Object.keys(others).length === 0
  );
}

/** What is known later is checked then. */
function later({ expected, accepts }: Rule): Rule {
  return { expected, accepts: (value) => !isKnown(value) || accepts(value) };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
