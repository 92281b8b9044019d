// Tests the API end to end through the REST API.
import test from "ava";
import { type Api, shareApi } from "../helpers/cloud.ts";
import { scenarios } from "./scenarios.ts";

let api: Api;
test.before(async () => {
  api = await shareApi({ stack: "rest" });
});
test.after.always(() => api?.close());

for (const { title, run } of scenarios) test.serial(title, (t) => run(t, api));

test.serial("an unknown route is 403, as a REST API has it", async (t) => {
  const { status, body } = await api.call("PATCH", "/v1/users");
  t.deepEqual([status, body], [403, { message: "Missing Authentication Token" }]);
});

test.serial("the API is served under the stage", (t) => {
  t.regex(api.url, /^http:\/\/127\.0\.0\.1:\d+\/api-demo$/);
  t.is(api.outputs.url, api.url);
});
