// Routes of your own, besides the built-in ones. After a change: `npm run openapi`.
import type { RouteArgs } from "./components/user-api.ts";

/**
 * Your routes: each has a method, a path, permissions, and a handler in `handlers/`. docs/routes.md shows a complete one.
 *
 * @example
 * {
 *   operation: "upgradeUser",
 *   method: "POST",
 *   path: "/v1/upgrades/{email}",
 *   access: "write",
 *   actions: [...userActions.find, ...userActions.change],
 *   handler: () => import("./handlers/upgrade-user.ts"),
 *   resolveFrom: import.meta.url,
 * }
 */
export const routes: RouteArgs[] = [];
