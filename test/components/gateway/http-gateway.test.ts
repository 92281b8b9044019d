// Tests the HTTP API: its resources for each setting.
import test from "ava";
import { Auth, planOf } from "../../helpers/program-unbundled.ts";
import { environments, methodsOf, namesOf, routes } from "../../helpers/routes.ts";

const jwt = { auth: Auth.Jwt, jwtIssuer: "https://login.acme.io/", jwtAudiences: ["users"] };

test.serial("limits every route by the throttling settings", async (t) => {
  const plan = await planOf({ throttleRate: 20, throttleBurst: 5 });
  t.deepEqual(plan.find("apigatewayv2.Stage").inputs.defaultRouteSettings, {
    detailedMetricsEnabled: true,
    throttlingRateLimit: 20,
    throttlingBurstLimit: 5,
  });
});

test.serial(
  "says in its description why everybody may call, and warns of an open API without a reason",
  async (t) => {
    const open = await planOf({ openReason: "A demo" }, { stack: "test" });
    t.deepEqual(
      [open.find("apigatewayv2.Api").inputs.description, open.warnings],
      ["Open to everybody: A demo", []],
    );
    const guarded = await planOf({ auth: Auth.Iam, openReason: "A demo" }, { stack: "test" });
    t.is(guarded.find("apigatewayv2.Api").inputs.description, undefined);
    const silent = await planOf({}, { stack: "test" });
    t.is(silent.find("apigatewayv2.Api").inputs.description, undefined);
    t.deepEqual(silent.warnings, [
      "Everybody may call the API of stack test. Set `auth` to iam or jwt, or give the reason in `openReason`.",
    ]);
  },
);

test.serial("asks for a signature on every route with `auth: iam`, without an authorizer", async (t) => {
  const plan = await planOf({ auth: Auth.Iam });
  t.is(plan.all("apigatewayv2.Route").length, routes.length);
  for (const { inputs } of plan.all("apigatewayv2.Route")) {
    t.is(inputs.authorizationType, "AWS_IAM");
    t.false("authorizerId" in inputs || "authorizationScopes" in inputs);
  }
  t.deepEqual(plan.all("apigatewayv2.Authorizer"), []);
});

test.serial("checks tokens in one authorizer for all routes with `auth: jwt`", async (t) => {
  const plan = await planOf(jwt);
  t.deepEqual(plan.find("apigatewayv2.Authorizer").inputs, {
    apiId: "user-api-api",
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: "https://login.acme.io/", audiences: ["users"] },
  });
  t.is(plan.all("apigatewayv2.Route").length, routes.length);
  for (const { inputs } of plan.all("apigatewayv2.Route")) {
    t.is(inputs.authorizationType, "JWT");
    t.is(inputs.authorizerId, "user-api-authorizer");
    t.false("authorizationScopes" in inputs);
  }
});

test.serial("asks routes that read for the read scope, those that write for the write scope", async (t) => {
  const plan = await planOf({ ...jwt, jwtReadScope: "users/read", jwtWriteScope: "users/write" });
  const scopes = (name: string) => plan.find("apigatewayv2.Route", name).inputs.authorizationScopes;
  for (const name of namesOf("read")) t.deepEqual(scopes(name), ["users/read"], name);
  for (const name of namesOf("write")) t.deepEqual(scopes(name), ["users/write"], name);
});

test.serial("asks for one scope alone where only one is set", async (t) => {
  const plan = await planOf({ ...jwt, jwtWriteScope: "users/write" });
  for (const name of namesOf("read"))
    t.false("authorizationScopes" in plan.find("apigatewayv2.Route", name).inputs, name);
  for (const name of namesOf("write"))
    t.deepEqual(plan.find("apigatewayv2.Route", name).inputs.authorizationScopes, ["users/write"], name);
});

const cors = {
  allowMethods: methodsOf(routes),
  allowHeaders: ["Content-Type", "Authorization", "Idempotency-Key", "If-None-Match", "If-Match"],
  exposeHeaders: ["Location", "ETag", "Idempotent-Replayed", "Link", "Retry-After"],
  maxAge: 3600,
};

test.serial("lets pages of the origins send and read the contract's headers", async (t) => {
  const corsOrigins = ["https://app.acme.io", "http://localhost:5173"];
  const plan = await planOf({ corsOrigins });
  t.deepEqual(plan.find("apigatewayv2.Api").inputs.corsConfiguration, { allowOrigins: corsOrigins, ...cors });
  t.deepEqual(
    plan.all("lambda.Function").map(({ inputs }) => inputs.environment),
    environments(),
  );
});

test.serial("lets pages of every origin in with `*`, without credentials", async (t) => {
  const plan = await planOf({ corsOrigins: ["*"] });
  t.deepEqual(plan.find("apigatewayv2.Api").inputs.corsConfiguration, { allowOrigins: ["*"], ...cors });
});

test.serial("lets pages send a signature's headers too with `auth: iam`", async (t) => {
  const plan = await planOf({ auth: Auth.Iam, corsOrigins: ["https://app.acme.io"] });
  t.deepEqual(plan.find("apigatewayv2.Api").inputs.corsConfiguration, {
    allowOrigins: ["https://app.acme.io"],
    ...cors,
    allowHeaders: [...cors.allowHeaders, "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256"],
  });
});

test.serial("has no CORS configuration with an empty list of origins", async (t) => {
  const plan = await planOf({ corsOrigins: [] });
  t.deepEqual(plan.find("apigatewayv2.Api").inputs, {
    protocolType: "HTTP",
    tags: { project: "user-api", stack: "dev" },
  });
});
