// The variables of a route's function: its own, and those that the handlers need.
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

/** The names of the tables; there are claims where some field is unique. */
interface Tables {
  users: pulumi.Input<string>;
  claims: pulumi.Input<string> | undefined;
}

export function environmentOf(
  route: Route,
  tables: Tables,
  { gateway, corsOrigins, fields, unknown }: Surroundings,
): Record<string, pulumi.Input<string>> {
  // An HTTP API adds the CORS headers itself; a REST API leaves those of real answers to the function.
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
