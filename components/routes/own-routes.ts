// Checks the arguments `routes` and `without`, each route alone. `route-faults.ts` checks all routes together.
import { isAbsolute } from "node:path";
import { bundleRule } from "../bundle/archive/bundle-args.ts";
import { isKnown, isLater } from "../tools/later.ts";
import { propertyFaults, show } from "../tools/property-faults.ts";
import { isListOf, isRecord, isText, optional, type Rule, text } from "../tools/rules.ts";
import { actionFaults, actionWarnings } from "./checks/action-faults.ts";
import { isDescription } from "./checks/is-description.ts";
import { statementFaults } from "./checks/statement-faults.ts";
import { variableFaults } from "./checks/variable-faults.ts";
import { memorySize, neededVariables, timeout } from "./limits.ts";
import type { RouteArgs } from "./route.ts";

/** Returns one sentence for each fault of the caller's routes. */
export function ownRouteFaults(routes: unknown = []): string[] {
  if (!Array.isArray(routes)) return [`Expected \`routes\` to be a list of routes, got ${show(routes)}.`];
  return routes.flatMap((route, index) => faultsOf(route, `routes[${index}]`));
}

/** Returns one sentence when `without` names an unknown operation. */
export function withoutFaults(without: unknown = [], ours: RouteArgs[]): string[] {
  const operations = ours.map(({ operation }) => operation);
  return isListOf(without, (name) => operations.includes(String(name)))
    ? []
    : [`Expected \`without\` to be a list of some of ${operations.join(", ")}, got ${show(without)}.`];
}

/** Returns one sentence for each action that may be misspelt. */
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

/** Returns one sentence for each fault inside `actions`, `statements` and `environment`. It skips a property of the wrong form. */
export function insideFaults({ actions, statements, environment }: Record<string, unknown>): string[] {
  const variables = properties.environment.accepts(environment)
    ? (environment as Record<string, unknown>)
    : {};
  const taken = neededVariables.filter((name) => name in variables);
  return [
    ...(properties.actions.accepts(actions) ? actionFaults(namesOf(actions as RouteArgs["actions"])) : []),
    ...(properties.statements.accepts(statements) ? statementFaults(statements as unknown[]) : []),
    ...taken.map(
      (name) => `Expected \`environment\` not to have ${name}, as the component sets it for the handlers.`,
    ),
    ...variableFaults(variables, "environment"),
  ];
}

function namesOf(actions: RouteArgs["actions"]): string[] {
  return actions.map((action) => (typeof action === "string" ? action : action.action));
}

/** The rules for the properties of a route. */
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
      "`statements` are for other resources",
    accepts: (value) => isListOf(value, isAction),
  },
  handler: {
    expected: 'a callback, such as () => import("./handlers/find-user-by-email.ts")',
    accepts: (value) => typeof value === "function",
  },
  resolveFrom: {
    expected: "the file that contains the callback: import.meta.url, or __filename in CommonJS",
    accepts: (value) => isText(value) && (value.startsWith("file:") || isAbsolute(value)),
  },
  describe: optional({
    expected:
      "an object with a `summary`, `parameters` that have `name` and `in`, a `body` that is a schema, and `answers` by status, each " +
      "with a `description` or a `$ref`",
    accepts: isDescription,
  }),
  statements: optional({ expected: "a list of IAM statements", accepts: Array.isArray }),
  environment: optional({
    expected: "an object of variables",
    accepts: (value) => isRecord(value) && !isLater(value),
  }),
  memorySize: optional(later(memorySize)),
  timeout: optional(later(timeout)),
  bundle: optional(bundleRule),
} satisfies Record<keyof RouteArgs, Rule>;

/** Tells whether a value is an action: an object with the places where it is allowed, or its name alone. */
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

/** Returns the rule, which also accepts an output: it is checked once it is known. */
function later({ expected, accepts }: Rule): Rule {
  return { expected, accepts: (value) => !isKnown(value) || accepts(value) };
}
