// API keys of a REST API.
import test from "ava";
import { type Any, serving, startGateway } from "../../helpers/gateway.ts";
import { resource, restApi } from "../../helpers/gateway-resources.ts";

const keyed = { security: [{ api_key: [] }] };
const swagger = { securityDefinitions: { api_key: { type: "apiKey", name: "x-api-key", in: "header" } } };
const paths = { "/open": { get: {} }, "/keyed": { get: keyed } };
const echo = ({ requestContext }: Any) => ({
  statusCode: 200,
  body: JSON.stringify(requestContext.identity),
});

function key(name: string, inputs: Any, plan = "plan") {
  return [
    resource("aws:apigateway/apiKey:ApiKey", name, inputs, { value: inputs.value ?? `${name}-made-up` }),
    resource("aws:apigateway/usagePlanKey:UsagePlanKey", `${name}-member`, {
      ...{ keyId: name, keyType: "API_KEY", usagePlanId: plan },
    }),
  ];
}

function plan(name: string, apiStages: Any) {
  return resource("aws:apigateway/usagePlan:UsagePlan", name, { apiStages });
}

test("a method that requires a key takes those of the stage's usage plans, and no other", async (t) => {
  const resources = [
    ...restApi({ paths, swagger }),
    plan("plan", [{ apiId: "restapi", stage: "api-demo" }]),
    plan("other", [{ apiId: "restapi", stage: "other" }]),
    ...[...key("given", { value: "one" }), ...key("automatic", {})],
    ...[
      ...key("off", { value: "off", enabled: false }),
      ...key("elsewhere", { value: "elsewhere" }, "other"),
    ],
    resource("aws:apigateway/apiKey:ApiKey", "alone", { value: "alone" }),
  ];
  await serving(startGateway(resources, echo), async (gateway) => {
    const ask = (path: string, value?: string) =>
      gateway.send("GET", `/api-demo${path}`, { headers: value === undefined ? {} : { "x-api-key": value } });
    t.is((await ask("/open")).status, 200);
    t.like((await ask("/keyed", "one")).json, { apiKey: "one", apiKeyId: "given" });
    t.like((await ask("/keyed", "automatic-made-up")).json, { apiKeyId: "automatic" });
    for (const value of [undefined, "", "ONE", "off", "elsewhere", "alone"]) {
      const { status, json, headers } = await ask("/keyed", value);
      t.deepEqual([status, json], [403, { message: "Forbidden" }], value);
      t.is(headers["x-amzn-errortype"], "ForbiddenException");
    }
    t.is(gateway.lambda.functions.length, 3);
  });
});

test("a key counts beside an authorizer, in whichever order they are asked for", async (t) => {
  const both = {
    "/a": { get: { security: [{ pool: [] }, { api_key: [] }] } },
    "/b": { get: { security: [{ api_key: [] }, { pool: [] }] } },
    "/c": { get: { "x-amazon-apigateway-auth": { type: "AWS_IAM" }, ...keyed } },
  };
  const pool = { name: "Authorization", "x-amazon-apigateway-authorizer": { type: "cognito_user_pools" } };
  const definitions = { securityDefinitions: { ...swagger.securityDefinitions, pool } };
  const resources = [
    ...restApi({ paths: both, swagger: definitions }),
    plan("plan", [{ apiId: "restapi", stage: "api-demo" }]),
    ...key("given", { value: "one" }),
  ];
  const credentials = { accessKeyId: "A", secretAccessKey: "s" };
  await serving(startGateway(resources, echo, { credentials }), async (gateway) => {
    for (const [path, status] of [
      ["/a", 401],
      ["/b", 401],
      ["/c", 403],
    ] as const)
      t.is(
        (await gateway.send("GET", `/api-demo${path}`, { headers: { "x-api-key": "one" } })).status,
        status,
      );
    t.deepEqual(gateway.lambda.functions, []);
  });
});

test("a key leaves the `Authorization` header in the event, which only a verified signature takes away", async (t) => {
  const resources = [
    ...restApi({ paths, swagger }),
    plan("plan", [{ apiId: "restapi", stage: "api-demo" }]),
    ...key("given", { value: "one" }),
  ];
  await serving(startGateway(resources), async (gateway) => {
    const headers = { "x-api-key": "one", authorization: "Bearer token" };
    t.is((await gateway.send("GET", "/api-demo/keyed", { headers })).status, 200);
    t.is(gateway.lambda.events[0].headers.Authorization, "Bearer token");
  });
});

test("keys that an authorizer names stop the run", async (t) => {
  const source = { ...swagger, "x-amazon-apigateway-api-key-source": "AUTHORIZER" };
  await t.throwsAsync(startGateway(restApi({ paths, swagger: source })), {
    message: 'Expected `apiKeySource` to be HEADER, which the local run supports, got "AUTHORIZER".',
  });
});

test('a security definition of the name "API key" may be another kind of authorization', async (t) => {
  const securityDefinitions = { "API key": { "x-amazon-apigateway-authtype": "awsSigv4" } };
  const signed = { "/signed": { get: { security: [{ "API key": [] }] } } };
  const resources = restApi({ paths: signed, swagger: { securityDefinitions } });
  await serving(startGateway(resources), async (gateway) => {
    t.is(gateway.routes[0].authorization, "AWS_IAM");
    const { status, json } = await gateway.send("GET", "/api-demo/signed");
    t.deepEqual([status, json], [403, { message: "Missing Authentication Token" }]);
  });
});
