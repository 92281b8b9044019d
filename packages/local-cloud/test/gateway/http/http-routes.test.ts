// Tests the route of an HTTP API that a request gets, and the paths of its stages.
import test from "ava";
import { type SendOptions, serving, startGateway } from "../../helpers/gateway.ts";
import {
  type Any,
  executionArn,
  functionOf,
  httpApi,
  permission,
  resource,
} from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });

/** Returns the event of one request. */
async function eventOf(routes: string[], method: string, target: string, sent?: SendOptions): Promise<Any> {
  const gateway = await startGateway(httpApi({ routes }), echo);
  const { json } = await gateway.send(method, target, sent);
  await gateway.close();
  return json;
}

test("the most specific route wins, then the method, then $default", async (t) => {
  const routes = [
    "$default",
    "ANY /pets/dog/1",
    "ANY /{proxy+}",
    "GET /pets/{proxy+}",
    "GET /pets/dog/{id}",
    "GET /pets/dog/1",
  ];
  const cases = [
    ["GET", "/pets/dog/1", "GET /pets/dog/1"],
    ["PUT", "/pets/dog/1", "ANY /pets/dog/1"],
    ["GET", "/pets/dog/2", "GET /pets/dog/{id}"],
    ["GET", "/pets/cat/1", "GET /pets/{proxy+}"],
    ["POST", "/test/5", "ANY /{proxy+}"],
    ["GET", "/", "$default"],
  ] as const;
  await serving(startGateway(httpApi({ routes }), echo), async (gateway) => {
    for (const [method, path, key] of cases) {
      t.is((await gateway.send(method, path)).json?.routeKey, key, `${method} ${path}`);
    }
  });
});

test("middleapi/standard-server, pull request 93, 2026-09-15: paths are decoded before they are matched, and a decoded question mark ends them", async (t) => {
  const routes = ["GET /v1/users/{userId}"];
  t.is((await eventOf(routes, "GET", "/v1/us%65rs/%F0%9F%98%80")).pathParameters.userId, "😀");
  t.is((await eventOf(routes, "GET", "/v1/users/a%3Fb")).pathParameters.userId, "a");
  t.is((await eventOf(routes, "GET", "/v1/users/%FF")).pathParameters.userId, "\uFFFD");
  t.deepEqual(await eventOf(routes, "GET", "/v1/users/a%2Fb"), { message: "Not Found" });
  t.deepEqual(await eventOf(routes, "GET", "/v1/users/"), { message: "Not Found" });
  t.deepEqual(await eventOf(routes, "GET", "/v1/users/%zz"), { message: "Bad Request" });
});

test("an absolute request target is a path like any other", async (t) => {
  t.is((await eventOf(["GET /x"], "GET", "http://elsewhere.example/x?a=b")).rawQueryString, "a=b");
});

test("a named stage is part of the raw path", async (t) => {
  const api = httpApi({ routes: ["GET /x"], basePath: "/dev", stageName: "dev" });
  await serving(startGateway(api, echo), async (gateway) => {
    t.is((await gateway.send("GET", "/dev/x")).json.rawPath, "/dev/x");
    t.deepEqual((await gateway.send("GET", "/x")).json, { message: "Not Found" });
    t.deepEqual(gateway.routes, [{ method: "GET", path: "/dev/x", functionName: "GET-x" }]);
  });
});

test("on a domain of its own a stage is at the root, or below the mapping's key", async (t) => {
  for (const [apiMappingKey, basePath] of [
    [undefined, ""],
    ["v9", "/v9"],
  ] as const) {
    const mapping = resource("aws:apigatewayv2/apiMapping:ApiMapping", "m", {
      apiId: "httpapi",
      stage: "dev",
      apiMappingKey,
    });
    const api = httpApi({ routes: ["GET /x"], basePath: "/dev", stageName: "dev" });
    await serving(startGateway([...api, mapping], echo), async (gateway) => {
      t.is((await gateway.send("GET", `${basePath}/x`)).json.rawPath, `${basePath}/x`);
      t.is((await gateway.send("GET", "/dev/x")).status, 404);
    });
  }
});

test("scopes count with a JWT authorizer only", async (t) => {
  for (const authorizationType of ["NONE", "AWS_IAM"]) {
    const route = { authorizationType, authorizationScopes: ["read"] };
    await serving(startGateway(httpApi({ routes: ["GET /x"], route }), echo), async (gateway) => {
      t.deepEqual(
        gateway.routes.map(({ scopes }) => scopes),
        [undefined],
        authorizationType,
      );
    });
  }
});

test("two APIs are served side by side", async (t) => {
  const other = httpApi({ id: "other", routes: ["GET /x"], basePath: "/_api/other" });
  await serving(startGateway([...httpApi({ routes: ["GET /x"] }), ...other], echo), async (gateway) => {
    t.is((await gateway.send("GET", "/x")).json.requestContext.apiId, "httpapi");
    t.is((await gateway.send("GET", "/_api/other/x")).json.requestContext.apiId, "other");
  });
});

test("a function that no permission opens is not invoked", async (t) => {
  const none = httpApi({ routes: ["GET /x"], permissions: [] });
  const wrongMethod = httpApi({
    routes: ["GET /x"],
    permissions: [permission("GET-x", `${executionArn("httpapi")}/*/POST/x`)],
  });
  const wrongApi = httpApi({
    routes: ["GET /x"],
    permissions: [permission("GET-x", `${executionArn("elsewhere")}/*/GET/x`)],
  });
  const threeStars = httpApi({
    routes: ["$default"],
    permissions: [permission("default", `${executionArn("httpapi")}/*/*/*`)],
  });
  const wrongPrincipal = httpApi({ routes: ["GET /x"] });
  for (const { type, inputs } of wrongPrincipal) {
    if (type === "aws:lambda/permission:Permission") inputs.principal = "events.amazonaws.com";
  }
  const ofUrls = [{ functionUrlAuthType: "NONE" }, { invokedViaFunctionUrl: true }].map((more) => {
    const resources = httpApi({ routes: ["GET /x"] });
    for (const { type, inputs } of resources)
      if (type === "aws:lambda/permission:Permission") Object.assign(inputs, more);
    return resources;
  });
  for (const resources of [none, wrongMethod, wrongApi, wrongPrincipal, threeStars, ...ofUrls]) {
    await serving(startGateway(resources, echo), async (gateway) => {
      const { status, json } = await gateway.send("GET", "/x");
      t.deepEqual([status, json], [500, { message: "Internal Server Error" }]);
      t.deepEqual(gateway.lambda.functions, []);
      t.is(gateway.lines[0]?.note, "no permission");
    });
  }
});

test("a permission opens a route by its template, by stars, or by the very path that is asked for", async (t) => {
  const answers: Record<string, number[]> = {};
  for (const source of ["/v1/users/{userId}", "/v1/users/*", "/v1/users/7", "/v1/users/8", "/v1/users"]) {
    const resources = httpApi({
      routes: ["GET /v1/users/{userId}"],
      permissions: [
        permission(functionOf("GET /v1/users/{userId}"), `${executionArn("httpapi")}/*/GET${source}`),
      ],
    });
    await serving(startGateway(resources, echo), async (gateway) => {
      const sent = ["7", "8"].map((id) => gateway.send("GET", `/v1/users/${id}`));
      answers[source] = (await Promise.all(sent)).map(({ status }) => status);
    });
  }
  t.deepEqual(answers, {
    "/v1/users/{userId}": [200, 200],
    "/v1/users/*": [200, 200],
    "/v1/users/7": [200, 500],
    "/v1/users/8": [500, 200],
    "/v1/users": [500, 500],
  });
});

test("a route without an integration is an error at once", async (t) => {
  const broken = httpApi({ routes: ["GET /x"], route: { target: "integrations/none" } });
  await t.throwsAsync(startGateway(broken), { message: /route "GET \/x" to lead to an integration/ });
  const elsewhere = httpApi({ routes: ["GET /x"], integration: { apiId: "other" } });
  await t.throwsAsync(startGateway(elsewhere), { message: /to lead to an integration of its API/ });
});

for (const [target, integration] of [
  ["SQS-SendMessage", { integrationSubtype: "SQS-SendMessage", integrationUri: undefined }],
  [
    "HTTP_PROXY https://example.org/x",
    { integrationType: "HTTP_PROXY", integrationUri: "https://example.org/x" },
  ],
  ["HTTP_PROXY", { integrationType: "HTTP_PROXY", integrationUri: undefined }],
] as const) {
  test(`names a route that leads to ${target}, and fails its requests`, async (t) => {
    const resources = httpApi({ routes: ["POST /x"], integration });
    await serving(startGateway(resources, echo), async ({ send, routes, lines }) => {
      const functionName = `${target} (not served)`;
      t.deepEqual(routes, [{ method: "POST", path: "/x", functionName, unserved: true }]);
      t.is((await send("POST", "/x")).status, 500);
      t.like(lines.at(-1), { functionName, status: 500, note: "the local run does not serve it" });
    });
  });
}
