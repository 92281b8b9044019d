// The request body and the routes of the measured requests, made from the program's fields.

import { fieldsVariable } from "../components/fields/fields-variable.ts";
import { allRoutes } from "../components/routes/all-routes.ts";
import { routesFor } from "../components/routes/routes.ts";
import { fields } from "../fields.ts";
import { sampleInput } from "../openapi/sample-user.ts";

/** The environment variable `FIELDS` of a function. */
export const variable = fieldsVariable(fields);

/** The body of a POST or PUT. */
export const body = JSON.stringify(sampleInput(fields));

export const routes = allRoutes(routesFor(fields));
