// From rows as they are said to the routes of one API.
import { isUnique } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import type { Replacement } from "./replacements.ts";
import type { Action, Place, Route, RouteArgs, Row } from "./route.ts";

export interface Choices {
  /** Which of ours are left out. @default none */
  without?: string[] | undefined;
  /** What stands in the place of ours. @default nothing */
  replace?: Partial<Record<string, Replacement>> | undefined;
  /** The fields of the users. @default none that are unique */
  fields?: Fields;
}

/** The routes of an API: ours, and the caller's own. */
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

/** Each action once: what several functions of `users` need overlaps. */
function actionsOf({ actions }: RouteArgs, hasUnique: boolean): Route["actions"] {
  const found = actions
    .map((action): Action => (typeof action === "string" ? { action } : action))
    .filter(({ when = true }) => (when === "unique" ? hasUnique : when))
    .map(({ action, on = placesOf(action) }) => ({ action, on: [on].flat() }));
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

/** A query or a scan may be of an index, which is a resource of its own. */
function placesOf(action: string): Place[] {
  return /^dynamodb:(Query|Scan)$/.test(action) ? ["users", "users/index/*"] : ["users"];
}

/** `find-user-by-email` for `findUserByEmail`. */
function kebabCase(operation: string): string {
  return operation.replace(/(?<!^)(?:[A-Z]+(?![a-z])|[A-Z])/g, "-$&").toLowerCase();
}
