// Tests the API end to end through the HTTP API.
import test from "ava";
import { type Api, shareApi } from "../helpers/cloud.ts";
import { scenarios } from "./scenarios.ts";

let api: Api;
test.before(async () => {
  api = await shareApi({ stack: "dev" });
});
test.after.always(() => api?.close());

for (const { title, run } of scenarios) test.serial(title, (t) => run(t, api));

test.serial("an unknown route is 404", async (t) => {
  const { status, body } = await api.call("PATCH", "/v1/users");
  t.deepEqual([status, body], [404, { message: "Not Found" }]);
});
