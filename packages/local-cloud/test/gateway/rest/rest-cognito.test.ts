// Tests Cognito user pools as authorizers of a REST API.
import test from "ava";
import { type RunningGateway, startGateway } from "../../helpers/gateway.ts";
import { type Any, restApi } from "../../helpers/gateway-resources.ts";
import { secondsFromNow, startTestIssuer, type TestIssuer, wrongTokens } from "../../helpers/oidc.ts";

let issuer: TestIssuer;
let gateway: RunningGateway;

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });
const pool = "arn:aws:cognito-idp:eu-central-1:000000000000:userpool/eu-central-1_local";
const swagger = {
  securityDefinitions: {
    pool: {
      type: "apiKey",
      name: "Authorization",
      in: "header",
      "x-amazon-apigateway-authtype": "cognito_user_pools",
      "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: [pool] },
    },
  },
};

test.before(async () => {
  issuer = await startTestIssuer();
  const paths = {
    "/open": { get: { security: [{ pool: [] }] } },
    "/scoped": { get: { security: [{ pool: ["api/read"] }] } },
  };
  gateway = await startGateway(restApi({ paths, swagger }), echo, { userPoolIssuer: issuer.url });
});

test.after.always(async () => {
  await gateway?.close();
  await issuer?.close();
});

const claims = (more: Any) => ({ iss: issuer.url, sub: "alice", exp: secondsFromNow(60), ...more });

async function call(path: string, more: Any, header = "authorization") {
  const token = await issuer.sign(claims(more));
  return gateway.send("GET", `/api-demo${path}`, { headers: { [header]: `Bearer ${token}` } });
}

test("a method without scopes takes ID tokens only", async (t) => {
  const { status, json } = await call("/open", { token_use: "id", aud: "any-app-client" });
  t.is(status, 200);
  t.like(json.requestContext.authorizer.claims, { sub: "alice", iss: issuer.url, token_use: "id" });
  const iat = 1_469_814_773;
  const texts = (await call("/open", { token_use: "id", iat, "cognito:groups": ["a", "b"], name: null }))
    .json;
  t.like(texts.requestContext.authorizer.claims, {
    iat: "Fri Jul 29 17:52:53 UTC 2016",
    "cognito:groups": "a,b",
  });
  t.false("name" in texts.requestContext.authorizer.claims);
  t.is((await call("/open", { token_use: "access", scope: "api/read" })).status, 401);
  t.is((await call("/open", {})).status, 401);
  t.deepEqual(
    gateway.routes.map(({ authorization }) => authorization),
    ["COGNITO_USER_POOLS", "COGNITO_USER_POOLS"],
  );
  t.deepEqual(
    gateway.routes.map(({ scopes }) => scopes),
    [undefined, ["api/read"]],
  );
});

test("a method with scopes takes access tokens that have one of them", async (t) => {
  t.is((await call("/scoped", { token_use: "access", scope: "api/write api/read" })).status, 200);
  for (const more of [
    { token_use: "access", scope: "api/write" },
    { token_use: "access" },
    { token_use: "id" },
  ]) {
    const { status, json, headers } = await call("/scoped", more);
    t.deepEqual([status, json], [401, { message: "Unauthorized" }]);
    t.is(headers["x-amzn-errortype"], "UnauthorizedException");
  }
});

test("no token, an expired one and one of another issuer are a 401", async (t) => {
  const none = await gateway.send("GET", "/api-demo/open");
  t.deepEqual([none.status, none.json], [401, { message: "Unauthorized" }]);
  const expired = await call("/open", { token_use: "id", exp: secondsFromNow(-1) });
  t.deepEqual([expired.status, expired.json], [401, { message: "The incoming token has expired" }]);
  t.is((await call("/open", { token_use: "id", iss: "https://else.example" })).status, 401);
});

test("a wrong token is a 401 and reaches no function, wherever scopes are asked for or not", async (t) => {
  const cases = { "/open": { token_use: "id" }, "/scoped": { token_use: "access", scope: "api/read" } };
  for (const [path, more] of Object.entries(cases)) {
    const tokens = await wrongTokens(issuer, claims(more));
    for (const [title, token] of Object.entries(tokens)) {
      const headers = { authorization: `Bearer ${token}` };
      const { status, json } = await gateway.send("GET", `/api-demo${path}`, { headers });
      t.deepEqual([status, json], [401, { message: "Unauthorized" }], `${title} ${path}`);
    }
  }
});

test("an authorizer of no known type stops the run", async (t) => {
  const other = { securityDefinitions: { custom: { "x-amazon-apigateway-authtype": "custom" } } };
  const paths = { "/x": { get: { security: [{ custom: [] }] } } };
  await t.throwsAsync(startGateway(restApi({ paths, swagger: other })), {
    message: /"custom": the local run supports .* only, got the type none/,
  });
});
