// Tests the prod stack with the local issuer, as a newcomer tries it.
import test from "ava";
import { type Api, bearer, shareApi } from "../helpers/cloud.ts";
import { ada } from "../helpers/sample-user.ts";
import { withLocalIssuer } from "../helpers/shared-apis.ts";
import { published } from "../openapi/published.ts";
import { send } from "../openapi/raw-http.ts";

let api: Api;
test.before(async () => {
  api = await shareApi(withLocalIssuer);
});
test.after.always(() => api?.close());

test.serial(
  "a call without a token is refused, one with a token of the local issuer is served",
  async (t) => {
    const none = await api.call("POST", "/v1/users", { body: ada });
    t.deepEqual([none.status, none.body], [401, { message: "Unauthorized" }]);
    const headers = await bearer(api, "--scopes", "users.write");
    t.is((await api.call("POST", "/v1/users", { body: ada, headers })).status, 201);
  },
);

test.serial("a token that the local issuer made for somebody else is refused", async (t) => {
  const headers = await bearer(api, "--scopes", "users.write", "--audience", "others");
  const { status, body: answer } = await api.call("POST", "/v1/users", { body: ada, headers });
  t.deepEqual([status, answer], [401, { message: "Unauthorized" }]);
});

test.serial("what the authorizer refuses is in the document", async (t) => {
  const reader = await bearer(api, "--scopes", "users.read");
  for (const [headers, status] of [
    [{}, 401],
    [reader, 403],
  ] as const) {
    const sent = { method: "POST", target: "/v1/users", headers: Object.entries(headers) };
    const answer = await send(api.url, { ...sent, body: Buffer.from(JSON.stringify(ada)) });
    t.is(answer.status, status);
    t.deepEqual(published.answerFaults("createUser", answer), []);
  }
});
