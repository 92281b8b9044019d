// Tests the OpenAPI document against the REST API.
import test from "ava";
import { type Api, shareApi } from "../helpers/cloud.ts";
import { claims } from "./claims.ts";

let api: Api;
test.before(async () => {
  api = await shareApi({ stack: "rest" });
});
test.after.always(() => api?.close());

for (const { title, run } of claims) test.serial(title, (t) => run(t, api, "rest"));
