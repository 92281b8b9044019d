// Makes the routes of one API from the built-in operations and the caller's arguments.
import { isUnique } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import type { Replacement } from "./replacements.ts";
import type { Action, Place, Route, RouteArgs, Row } from "./route.ts";

/** The arguments of UserApi that change the built-in operations. */
export interface Choices {
  /** The built-in operations that are left out. @default none */
  without?: string[] | undefined;
  /** The caller's handlers for built-in operations. @default none */
  replace?: Partial<Record<string, Replacement>> | undefined;
  /** The fields of the users, which decide whether there are claims. @default no unique fields */
  fields?: Fields;
}

/** Returns the routes of an API: the built-in ones and the caller's. */
export function allRoutes(
  ours: Row[],
  own: RouteArgs[] = [],
  { without = [], replace = {}, fields = {} }: Choices = {},
): Route[] {
  const hasUnique = Object.values(fields).some(isUnique);
  const left = ours.filter(({ operation }) => !without.includes(operation));
  const served = left.map((route) => ({ ...route, ...defined(replace[route.operation]) }));
  return [...served, ...own].map((route) => ({
    ...route,
    slug: route.slug ?? kebabCase(route.operation),
    otherPaths: route.otherPaths ?? [],
    actions: actionsOf(route, hasUnique),
  }));
}

function defined(replacement: object = {}): Partial<RouteArgs> {
  return Object.fromEntries(Object.entries(replacement).filter(([, value]) => value !== undefined));
}

/** Returns each action once, as the actions for several functions of `users` overlap. */
function actionsOf({ actions }: RouteArgs, hasUnique: boolean): Route["actions"] {
  const found = actions
    .map((action): Action => (typeof action === "string" ? { action } : action))
    .filter(({ when = true }) => (when === "unique" ? hasUnique : when))
    .map(({ action, on = placesOf(action) }) => ({ action, on: [on].flat() }));
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

/** Returns the places where an action is allowed by default. A query or a scan may read an index, which is another resource in IAM. */
function placesOf(action: string): Place[] {
  return /^dynamodb:(Query|Scan)$/.test(action) ? ["users", "users/index/*"] : ["users"];
}

/** Returns `find-user-by-email` for `findUserByEmail`. */
function kebabCase(operation: string): string {
  return operation.replace(/(?<!^)(?:[A-Z]+(?![a-z])|[A-Z])/g, "-$&").toLowerCase();
}
