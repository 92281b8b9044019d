// What the tests expect of the routes, derived from the routes table: a further route changes none of them.

import { allRoutes } from "../../components/routes/all-routes.ts";
import type { Route } from "../../components/routes/route.ts";
import { routesFor } from "../../components/routes/routes.ts";
import { defaultFields } from "../../handlers/user/fields.ts";

/** The routes of an API whose users have the default fields. */
export const routes = allRoutes(routesFor(defaultFields));

/** The name of the resources of a route. */
export function nameOf({ slug }: Route): string {
  return `user-api-${slug}`;
}

/** The names of the resources of all routes, or of those that need one scope. */
export function namesOf(access?: Route["access"]): string[] {
  return routes.filter((route) => access === undefined || route.access === access).map(nameOf);
}

/** What there is of each route, by the name of its resources. */
export function byName<T>(ofRoute: (route: Route) => T): Record<string, T> {
  return Object.fromEntries(routes.map((route) => [nameOf(route), ofRoute(route)]));
}

/** What there is of each route, by its operation id. */
export function byOperation<T>(ofRoute: (route: Route) => T): Record<string, T> {
  return Object.fromEntries(routes.map((route) => [route.operation, ofRoute(route)]));
}

/** The environment of the function of an operation, as a program registers it that says nothing of fields. */
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

/** The environments of the functions of all routes. */
export function environments(more: Record<string, string> = {}) {
  return routes.map(({ operation }) => environmentOf(operation, more));
}

/** The methods of some routes, each once. */
export function methodsOf(some: Route[]): string[] {
  return [...new Set(some.map(({ method }) => method))];
}

/** The actions of some routes without `dynamodb:`, each once. */
export function actionsOf(some: Route[]): string[] {
  const actions = some.flatMap((route) => route.actions.map(({ action }) => action.replace("dynamodb:", "")));
  return [...new Set(actions)];
}
