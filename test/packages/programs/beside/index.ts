// A program whose functions need more than one file: optional drivers, the worker of a logger, and its own worker and template.
import * as pulumi from "@pulumi/pulumi";
import { Gateway, type RouteArgs, UserApi } from "@user-api/pulumi";

const gateway = new pulumi.Config().get("gateway") === "rest" ? Gateway.Rest : Gateway.Http;

function read(operation: string, path: string, handler: RouteArgs["handler"]): RouteArgs {
  return {
    operation,
    method: "GET",
    path,
    access: "read",
    actions: [],
    handler,
    resolveFrom: import.meta.url,
  };
}

const api = new UserApi("beside", {
  gateway,
  routes: [
    read("query", "/v1/query", () => import("./handlers/query.ts")),
    read("log", "/v1/log", () => import("./handlers/log.ts")),
    {
      ...read("digest", "/v1/digest/{text}", () => import("./handlers/digest.ts")),
      bundle: { files: ["handlers/digest-worker.mjs", "templates/**"] },
    },
  ],
  bundle: { external: ["pino"] },
});
export const url = api.url;
