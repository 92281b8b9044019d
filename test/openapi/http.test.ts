// The OpenAPI document against the HTTP API.
import test from "ava";
import { type Api, startApi } from "../helpers/cloud.ts";
import { claims } from "./claims.ts";

let api: Api;
test.before(async () => {
  api = await startApi({ stack: "dev" });
});
test.after.always(() => api?.close());

for (const { title, run } of claims) test.serial(title, (t) => run(t, api, "http"));
