// A run as it is described, for tests of what the command prints.

import type { ApiRoute } from "../../src/gateway/api/api.ts";
import type { Cloud } from "../../src/start-cloud.ts";

/** A run of two routes; `route` is what both have besides. */
export function cloud(route: Partial<ApiRoute>, more: Partial<Cloud> = {}): Cloud {
  const create = { method: "POST", path: "/api-demo/things", functionName: "create-1", ...route };
  return {
    project: "things",
    url: "http://127.0.0.1:3000/api-demo",
    region: "eu-central-1",
    outputs: {},
    resources: [],
    routes: [create, { method: "GET", path: "/api-demo/things/{id}", functionName: "get-1", ...route }],
    example: { route: create, body: { contentType: "application/json", text: `{"name":"Ada's"}` } },
    mappings: [],
    withoutEffect: [],
    credentials: { accessKeyId: "AKIA1", secretAccessKey: "secret" },
    dynamodb: { call: async () => ({}) },
    logs: [],
    debuggers: [],
    token: async () => "",
    seed: async () => {},
    reset: async () => {},
    close: async () => {},
    ...more,
  };
}

/** What its command ends with. */
export const create = String.raw`-H 'content-type: application/json' -d '{"name":"Ada'\''s"}' http://127.0.0.1:3000/api-demo/things`;
