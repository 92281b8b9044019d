// The routes table: an entry for each operation. Functions, roles, gateways, CORS, the OpenAPI document and the README derive from it.
import type { Fields } from "../../handlers/user/fields.ts";
import { collectionRoutes } from "./collection-routes.ts";
import { withOwnPaths } from "./own-paths.ts";
import { userRoutes } from "./user-routes.ts";

/** Returns the built-in operations for users with these fields. With `self`, those on one user also serve the caller's own record. */
export function routesFor(fields: Fields, self = false) {
  const rows = [...collectionRoutes(fields), ...userRoutes(fields)];
  return self ? withOwnPaths(rows) : rows;
}

/** The name of a built-in operation. */
export type Operation = ReturnType<typeof routesFor>[number]["operation"];
