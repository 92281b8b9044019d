// Tests the local issuer: its metadata, and its tokens.
import test from "ava";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { startIssuer } from "../../src/issuer/issuer.ts";
import type { Any } from "../helpers/gateway-resources.ts";

test("the issuer describes itself and signs what it is asked for", async (t) => {
  const issuer = await startIssuer();
  const configuration = (await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json()) as Any;
  t.is(configuration.issuer, issuer.url);
  const form = new URLSearchParams({ scope: "a b", subject: "alice", audience: "users", lifetime: "60" });
  const answer = (await (
    await fetch(configuration.token_endpoint, { method: "POST", body: form })
  ).json()) as Any;
  t.like(answer, { token_type: "Bearer", expires_in: 60, scope: "a b" });
  const keys = createRemoteJWKSet(new URL(configuration.jwks_uri));
  const { payload } = await jwtVerify(answer.access_token, keys, { issuer: issuer.url, audience: "users" });
  t.like(payload, { sub: "alice", scope: "a b", token_use: "access" });
  t.is((payload.exp ?? 0) - (payload.iat ?? 0), 60);
  t.is((await fetch(`${issuer.url}/else`)).status, 404);
  t.is((await fetch(`${issuer.url}/token`, { method: "POST", body: "lifetime=soon" })).status, 400);
  await issuer.close();
  await t.throwsAsync(fetch(configuration.jwks_uri));
});
