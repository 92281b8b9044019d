// Plans the functions and the gateway for routes that a test chooses.
import * as pulumi from "@pulumi/pulumi";
import type { RouteArgs } from "../../components/routes/route.ts";
import type { UserApiArgs } from "../../components/user-api.ts";
import { plan } from "./program.ts";
// This import replaces the bundler for the components below.
import "./program-unbundled.ts";

const { RouteFunction } = await import("../../components/function/route-function.ts");
const { HttpGateway } = await import("../../components/gateway/http-gateway.ts");
const { RestGateway } = await import("../../components/gateway/rest-gateway.ts");
const { settle } = await import("../../components/settings/settle.ts");
const { createUsersTable } = await import("../../components/table/users-table.ts");

export function planOfRoutes(routes: RouteArgs[], args: UserApiArgs = {}) {
  return plan(() => {
    const settings = settle(
      "api",
      args,
      () => routes,
      new pulumi.ComponentResource("test:index:Routes", "api"),
    );
    const table = createUsersTable("users", settings, {});
    const functions = settings.routes.map(
      (route) => new RouteFunction(`api-${route.slug}`, { route, table, settings }, {}),
    );
    const Gateway = settings.gateway === "rest" ? RestGateway : HttpGateway;
    return { url: new Gateway("api", { functions, settings }, {}).url };
  });
}
