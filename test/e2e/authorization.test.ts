// Tests access from the settings to the table, through both gateways: the cases of docs/authorization.md.
import test, { type ExecutionContext } from "ava";
import {
  secondsFromNow,
  startTestIssuer,
  type TestIssuer,
  wrongTokens,
} from "../../packages/local-cloud/test/helpers/oidc.ts";
import { type Answer, type Api, startApi } from "../helpers/cloud.ts";
import { ada } from "../helpers/sample-user.ts";

const users = "/v1/users";
const audience = "users-api";

let issuer: TestIssuer;
let api: Api;

test.before(async () => {
  issuer = await startTestIssuer();
  api = await startApi({
    stack: "prod",
    config: [`user-api:jwtIssuer=${issuer.url}`, 'user-api:corsOrigins=["https://app.acme.dev"]'],
  });
});
test.after.always(async () => {
  await api?.close();
  await issuer?.close();
});

const claims = (more: object = {}) => ({
  iss: issuer.url,
  aud: audience,
  sub: "alice",
  scope: "users.read users.write",
  iat: secondsFromNow(0),
  exp: secondsFromNow(60),
  ...more,
});

function withToken(token: string, method = "POST", headers = {}): Promise<Answer> {
  const body = method === "POST" ? ada : undefined;
  return api.call(method, users, { body, headers: { authorization: `Bearer ${token}`, ...headers } });
}

function refused(t: ExecutionContext, { status, body }: Answer, expected: number, title?: string) {
  t.deepEqual(
    [status, body],
    [expected, { message: expected === 401 ? "Unauthorized" : "Forbidden" }],
    title,
  );
}

test.serial("a good token creates, and its subject owns its Idempotency-Keys", async (t) => {
  const headers = { "idempotency-key": "mine" };
  const alice = await withToken(await issuer.sign(claims()), "POST", headers);
  const again = await withToken(await issuer.sign(claims()), "POST", headers);
  const bob = await withToken(await issuer.sign(claims({ sub: "bob" })), "POST", headers);
  t.deepEqual([alice.status, again.status, bob.status], [201, 201, 201]);
  t.is(again.body.id, alice.body.id);
  t.not(bob.body.id, alice.body.id);
});

test.serial("every wrong token is a 401 and stores nothing", async (t) => {
  const before = await api.countItems();
  const tokens = {
    expired: await issuer.sign(claims({ exp: secondsFromNow(-5) })),
    "wrong audience": await issuer.sign(claims({ aud: "others" })),
    ...(await wrongTokens(issuer, claims())),
  };
  refused(t, await api.call("POST", users, { body: ada }), 401, "no token");
  for (const [title, token] of Object.entries(tokens)) refused(t, await withToken(token), 401, title);
  t.is(await api.countItems(), before);
});

test.serial("a scope opens its own routes only", async (t) => {
  const reader = await issuer.sign(claims({ scope: "users.read" }));
  t.is((await withToken(reader, "GET")).status, 200);
  refused(t, await withToken(reader), 403);
  const writer = await issuer.sign(claims({ scope: "users.write" }));
  t.is((await withToken(writer)).status, 201);
  refused(t, await withToken(writer, "GET"), 403);
});

test.serial("headers that claim to come from the gateway change nothing", async (t) => {
  const forged = {
    "x-amzn-oidc-identity": "root",
    "x-forwarded-for": "10.0.0.1",
    "x-amzn-request-context": JSON.stringify({ authorizer: { jwt: { claims: claims() } } }),
    "idempotency-key": "forged",
  };
  refused(t, await api.call("POST", users, { body: ada, headers: forged }), 401);
  const token = await issuer.sign(claims());
  const plain = await withToken(token, "POST", { "idempotency-key": "forged" });
  t.is((await withToken(token, "POST", forged)).body.id, plain.body.id);
});

test.serial("a page of an allowed origin passes its preflight and reads every answer", async (t) => {
  const origin = "https://app.acme.dev";
  const preflight = await api.call("OPTIONS", users, {
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization",
    },
  });
  t.is(preflight.status, 204);
  t.is(preflight.headers.get("access-control-allow-origin"), origin);
  t.is(preflight.headers.get("access-control-max-age"), "3600");
  t.regex(preflight.headers.get("access-control-allow-methods") ?? "", /POST/);
  const token = await issuer.sign(claims());
  const reader = await issuer.sign(claims({ scope: "users.read" }));
  for (const answer of [
    await withToken(reader, "POST", { origin }),
    await api.call("GET", "/nowhere", { headers: { origin } }),
    await withToken(token, "POST", { origin }),
    await api.call("POST", users, { body: {}, headers: { origin, authorization: `Bearer ${token}` } }),
    await api.call("GET", users, { headers: { origin } }),
  ]) {
    t.is(answer.headers.get("access-control-allow-origin"), origin, `${answer.status}`);
    t.regex(answer.headers.get("access-control-expose-headers") ?? "", /etag/i, `${answer.status}`);
  }
});

test.serial("a page of another origin gets no CORS header", async (t) => {
  const headers = { origin: "https://evil.acme.dev", "access-control-request-method": "POST" };
  for (const method of ["OPTIONS", "GET"]) {
    t.false((await api.call(method, users, { headers })).headers.has("access-control-allow-origin"), method);
  }
});
