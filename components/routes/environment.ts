// Makes the environment variables of a route's function.
import type * as pulumi from "@pulumi/pulumi";
import type { Fields } from "../../handlers/user/fields.ts";
import { fieldsVariable } from "../fields/fields-variable.ts";
import type { neededVariables } from "./limits.ts";
import { type Route, uses } from "./route.ts";

interface Surroundings {
  gateway: "http" | "rest";
  corsOrigins: string[];
  fields: Fields;
  unknown: "ignore" | "refuse";
}

/** The names of the tables. `claims` is undefined when no field is unique. */
interface Tables {
  users: pulumi.Input<string>;
  claims: pulumi.Input<string> | undefined;
}

/** Returns the route's own variables and those that the component sets. A setting that handlers read gets its variable here and in `limits.ts`. */
export function environmentOf(
  route: Route,
  tables: Tables,
  { gateway, corsOrigins, fields, unknown }: Surroundings,
): Record<string, pulumi.Input<string>> {
  // An HTTP API adds the CORS headers to every answer. A REST API adds none to a function's answers, so the function does it.
  const corsOrigin = gateway === "rest" ? corsOrigins[0] : undefined;
  const { operation, environment } = route;
  const needed: Partial<Record<(typeof neededVariables)[number], pulumi.Input<string>>> = {
    OPERATION: operation,
    USERS_TABLE_NAME: tables.users,
    ...(tables.claims !== undefined && uses(route, "claims") && { CLAIMS_TABLE_NAME: tables.claims }),
    FIELDS: fieldsVariable(fields),
    ...(unknown === "refuse" && { UNKNOWN_PROPERTIES: unknown }),
    ...(corsOrigin && { CORS_ORIGIN: corsOrigin }),
  };
  return { ...environment, ...needed };
}
