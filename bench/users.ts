// The request body and the routes of the measured requests, made from the program's fields.

import { fieldsVariable } from "../components/fields/fields-variable.ts";
import { allRoutes } from "../components/routes/all-routes.ts";
import type { Route } from "../components/routes/route.ts";
import { type Operation, routesFor } from "../components/routes/routes.ts";
import { fields } from "../fields.ts";
import type { Fields } from "../handlers/user/fields.ts";
import { sampleInput } from "../openapi/sample-user.ts";

/** The environment variable `FIELDS` of a function. */
export const variable = fieldsVariable(fields);

/** The environment variables of Lambda that the AWS SDK in a function needs. */
export const environment = {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
};

/** The body of a POST or PUT. */
export const body = JSON.stringify(sampleInput(fields));

export const routes = allRoutes(routesFor(fields));

/** Returns the route of an operation, for users with these fields. */
export function routeOf(operation: Operation, of: Fields = fields): Route {
  const route = allRoutes(routesFor(of)).find((each) => each.operation === operation);
  if (!route) throw new Error(`Expected a route ${operation}, found none.`);
  return route;
}
