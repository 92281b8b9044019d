// The local issuer, and the command that prints its tokens.
import test from "ava";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { startIssuer } from "../../src/issuer/issuer.ts";
import { main as token } from "../../src/issuer/token.ts";
import { type Any, httpApi, resource, serving, startGateway } from "../helpers/gateway.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });

function guardedBy(issuer: string, audiences?: string[]) {
  return [
    ...httpApi({
      routes: ["GET /x"],
      route: { authorizationType: "JWT", authorizerId: "jwt", authorizationScopes: ["users.read"] },
    }),
    resource("aws:apigatewayv2/authorizer:Authorizer", "jwt", { jwtConfiguration: { issuer, audiences } }),
  ];
}

async function printed(...args: string[]): Promise<string> {
  const result = await token(args);
  if ("error" in result) throw new Error(result.error);
  return result.output.trim();
}

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

test("the token command prints a token that the running API accepts", async (t) => {
  const issuer = await startIssuer();
  await serving(startGateway(guardedBy(issuer.url, ["users", "more"]), echo), async (gateway) => {
    const port = String(gateway.port);
    const call = (bearer: string) =>
      gateway.send("GET", "/x", { headers: { authorization: `Bearer ${bearer}` } });
    const good = await call(
      await printed("--scopes", "users.write,users.read", "--subject", "alice", "--port", port),
    );
    t.is(good.status, 200);
    t.is(good.json.requestContext.authorizer.jwt.claims.sub, "alice");
    t.is((await call(await printed("--port", port))).status, 403);
    t.is(
      (await call(await printed("--scopes", "users.read", "--audience", "else", "--port", port))).status,
      401,
    );
    t.is((await call(await printed("--scopes", "users.read", "--lifetime=-1", "--port", port))).status, 401);
  });
  await issuer.close();
});

test("the token command says in one line what is missing", async (t) => {
  t.like(await token(["--port", "1"]), {
    error:
      "No API answers at http://127.0.0.1:1. Start it with npm start, or say where it listens with --port.",
  });
  await serving(startGateway(httpApi({ routes: ["GET /x"] })), async (gateway) => {
    const result = (await token(["--port", String(gateway.port)])) as { error: string };
    t.regex(result.error, /^The API at .* has no local issuer\. Start it with .*jwtIssuer=local\.$/);
  });
  t.regex(((await token(["--wrong"])) as { error: string }).error, /Unknown option '--wrong'/);
  t.regex(((await token(["--help"])) as { output: string }).output, /--scopes LIST/);
});

test("a gateway tells nothing of an issuer elsewhere", async (t) => {
  await serving(startGateway(guardedBy("https://issuer.example", ["users"])), async (gateway) => {
    t.is((await gateway.send("GET", "/_local/issuer")).status, 404);
  });
});
