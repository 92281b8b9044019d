// Tests access to a REST API: tokens of a user pool, CORS on refusals, limits.
import test from "ava";
import { type Api, bearer, shareApi } from "../helpers/cloud.ts";
import { ada } from "../helpers/sample-user.ts";
import { origin, withUserPool } from "../helpers/shared-apis.ts";

const users = "/v1/users";
let api: Api;
test.before(async () => {
  api = await shareApi(withUserPool);
});
test.after.always(() => api?.close());

test("an access token with the route's scope passes, one without is a 401", async (t) => {
  const writer = await bearer(api, "--scopes", "users/write");
  const created = await api.call("POST", users, { body: ada, headers: writer });
  t.is(created.status, 201);
  t.is((await api.call("GET", users, { headers: await bearer(api, "--scopes", "users/read") })).status, 200);
  const refused = await api.call("GET", users, { headers: writer });
  t.deepEqual([refused.status, refused.body], [401, { message: "Unauthorized" }]);
});

test("no token and an expired one are a 401", async (t) => {
  const none = await api.call("GET", users);
  t.deepEqual([none.status, none.body], [401, { message: "Unauthorized" }]);
  const headers = await bearer(api, "--scopes", "users/read", "--lifetime", "1");
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const expired = await api.call("GET", users, { headers });
  t.deepEqual([expired.status, expired.body], [401, { message: "The incoming token has expired" }]);
});

test("a preflight needs no token, and refusals carry the CORS headers too", async (t) => {
  const preflight = await api.call("OPTIONS", `${users}/1`, {
    headers: { origin, "access-control-request-method": "PUT" },
  });
  t.is(preflight.status, 204);
  t.is(preflight.headers.get("access-control-allow-origin"), origin);
  t.is(preflight.headers.get("access-control-allow-methods"), "GET,PUT,PATCH,DELETE");
  const headers = { ...(await bearer(api, "--scopes", "users/write")), origin };
  for (const [status, answer] of [
    [401, await api.call("GET", users, { headers: { origin } })],
    [403, await api.call("GET", "/nowhere", { headers: { origin } })],
    [400, await api.call("POST", users, { body: {}, headers })],
    [201, await api.call("POST", users, { body: ada, headers })],
  ] as const) {
    t.is(answer.status, status);
    t.is(answer.headers.get("access-control-allow-origin"), origin, `${status}`);
  }
});

test("every app client of the pool may call: the audience is not checked", async (t) => {
  const headers = await bearer(api, "--scopes", "users/write", "--audience", "others");
  t.is((await api.call("POST", users, { body: ada, headers })).status, 201);
});

test("a page of another origin gets the allowed origin in its answer, so its browser refuses", async (t) => {
  const foreign = { origin: "https://evil.acme.dev", "access-control-request-method": "GET" };
  for (const method of ["OPTIONS", "GET"]) {
    const { headers } = await api.call(method, users, { headers: foreign });
    t.is(headers.get("access-control-allow-origin"), origin, method);
  }
});

test("headers that claim to come from the gateway change nothing", async (t) => {
  const forged = {
    "x-amzn-oidc-identity": "root",
    "x-forwarded-for": "10.0.0.1",
    "x-amzn-request-context": JSON.stringify({ authorizer: { claims: { sub: "root" } } }),
  };
  t.is((await api.call("POST", users, { body: ada, headers: forged })).status, 401);
  const mine = { ...(await bearer(api, "--scopes", "users/write")), "idempotency-key": "forged" };
  const plain = await api.call("POST", users, { body: ada, headers: mine });
  const again = await api.call("POST", users, { body: ada, headers: { ...mine, ...forged } });
  t.deepEqual([plain.status, again.status], [201, 201]);
  t.is(again.body.id, plain.body.id);
});
