// From rows as they are said to the routes of one API.
import type { Action, Place, Route, RouteArgs } from "./route.ts";

/** The routes of an API: ours, without those that a caller leaves out, and the caller's own. */
export function allRoutes(ours: RouteArgs[], own: RouteArgs[] = [], without: string[] = []): Route[] {
  return [...ours.filter(({ operation }) => !without.includes(operation)), ...own].map((route) => ({
    ...route,
    slug: route.slug ?? kebabCase(route.operation),
    otherPaths: route.otherPaths ?? [],
    actions: route.actions
      .map((action): Action => (typeof action === "string" ? { action } : action))
      .filter(({ when = true }) => when)
      .map(({ action, on = placesOf(action) }) => ({ action, on: [on].flat() })),
  }));
}

/** A query or a scan may be of an index, which is a resource of its own. */
function placesOf(action: string): Place[] {
  return /^dynamodb:(Query|Scan)$/.test(action) ? ["users", "users/index/*"] : ["users"];
}

/** `find-user-by-email` for `findUserByEmail`. */
function kebabCase(operation: string): string {
  return operation.replace(/(?<!^)(?:[A-Z]+(?![a-z])|[A-Z])/g, "-$&").toLowerCase();
}
