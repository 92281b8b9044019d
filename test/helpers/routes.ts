// The values that tests expect of the routes. They come from the routes table, so that another route changes no test.

import { allRoutes } from "../../components/routes/all-routes.ts";
import type { Route } from "../../components/routes/route.ts";
import { routesFor } from "../../components/routes/routes.ts";
import { defaultFields } from "../../handlers/user/fields.ts";

/** The routes of an API whose users have the default fields. */
export const routes = allRoutes(routesFor(defaultFields));

/** Returns the name of a route's resources. */
export function nameOf({ slug }: Route): string {
  return `user-api-${slug}`;
}

/** Returns the names of the resources of all routes, or of the routes that need one scope. */
export function namesOf(access?: Route["access"]): string[] {
  return routes.filter((route) => access === undefined || route.access === access).map(nameOf);
}

/** Returns a value for each route, by the name of its resources. */
export function byName<T>(ofRoute: (route: Route) => T): Record<string, T> {
  return Object.fromEntries(routes.map((route) => [nameOf(route), ofRoute(route)]));
}

/** Returns a value for each route, by its operation id. */
export function byOperation<T>(ofRoute: (route: Route) => T): Record<string, T> {
  return Object.fromEntries(routes.map((route) => [route.operation, ofRoute(route)]));
}

/** Returns the environment of an operation's function, for a program with the default fields. */
export function environmentOf(operation: string, more: Record<string, string> = {}) {
  return {
    variables: {
      OPERATION: operation,
      USERS_TABLE_NAME: "user-api-users-0123456",
      FIELDS: '{"firstName":{"whenAbsent":""},"lastName":{"whenAbsent":""}}',
      ...more,
    },
  };
}

/** Returns the environments of the functions of all routes. */
export function environments(more: Record<string, string> = {}) {
  return routes.map(({ operation }) => environmentOf(operation, more));
}

/** Returns the methods of some routes, each once. */
export function methodsOf(some: Route[]): string[] {
  return [...new Set(some.map(({ method }) => method))];
}

/** Returns the actions of some routes without `dynamodb:`, each once. */
export function actionsOf(some: Route[]): string[] {
  const actions = some.flatMap((route) => route.actions.map(({ action }) => action.replace("dynamodb:", "")));
  return [...new Set(actions)];
}
