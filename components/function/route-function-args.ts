// The arguments of a route's function, which its execution role also reads.
import type { Route } from "../routes/route.ts";
import type { Settings } from "../settings/settled.ts";
import type { ClaimsTable } from "../table/claims-table.ts";
import type { UsersTable } from "../table/users-table.ts";

export interface RouteFunctionArgs {
  route: Route;
  table: UsersTable;
  /** The claims table; missing when no field is unique. */
  claims?: ClaimsTable | undefined;
  settings: Settings;
}
