// Makes descriptions of a run, for tests of the command's output.

import type { ApiRoute } from "../../src/gateway/api/api.ts";
import type { Cloud } from "../../src/start-cloud.ts";

/** Returns a run with two routes; `route` is added to both. */
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

/** The end of the suggested command. */
export const create = String.raw`-H 'content-type: application/json' -d '{"name":"Ada'\''s"}' http://127.0.0.1:3000/api-demo/things`;
