// Tests the answers that a REST API gives itself: unknown routes, limits, and configured gateway responses.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { type Any, restApi } from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });
const users = { "/v1/users": { get: {}, post: {} }, "/v1/users/{userId}": { get: {} } };

test("an unknown path or method is a missing token", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    for (const [method, path] of [
      ["GET", "/api-demo/nope"],
      ["PATCH", "/api-demo/v1/users"],
      ["GET", "/api-demo"],
    ] as const) {
      const { status, json, headers } = await gateway.send(method, path);
      t.deepEqual([status, json], [403, { message: "Missing Authentication Token" }]);
      t.is(headers["x-amzn-errortype"], "MissingAuthenticationTokenException");
    }
    const withToken = await gateway.send("GET", "/api-demo/nope", { headers: { authorization: "Bearer x" } });
    t.is(withToken.status, 403);
    t.regex(withToken.json.message, /^Invalid key=value pair \(missing equal-sign\) in Authorization header/);
  });
});

test("another stage is forbidden, a broken path a bad request", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    for (const path of ["/", "/v1/users", "/other/v1/users"]) {
      const { status, json } = await gateway.send("GET", path);
      t.deepEqual([status, json], [403, { message: "Forbidden" }]);
    }
    const { status, json } = await gateway.send("GET", "/api-demo/v1/users/%");
    t.deepEqual([status, json], [400, { message: "Bad Request" }]);
  });
});

test("gateway responses of the API replace the defaults", async (t) => {
  const swagger = {
    "x-amazon-apigateway-gateway-responses": {
      MISSING_AUTHENTICATION_TOKEN: {
        statusCode: 404,
        responseParameters: { "gatewayresponse.header.X-Reason": "'none'" },
        responseTemplates: {
          "application/json": '{"error":$context.error.messageString,"t":"$context.error.responseType"}',
        },
      },
      DEFAULT_5XX: {
        responseParameters: {
          "gatewayresponse.header.Access-Control-Allow-Origin": "method.request.header.Origin",
        },
      },
    },
  };
  const fails = () => new Error("boom");
  await serving(startGateway(restApi({ paths: users, swagger }), fails), async (gateway) => {
    const unknown = await gateway.send("GET", "/api-demo/nope");
    t.deepEqual(unknown.json, { error: "Missing Authentication Token", t: "MISSING_AUTHENTICATION_TOKEN" });
    t.deepEqual([unknown.status, unknown.headers["x-reason"]], [404, "none"]);
    const failed = await gateway.send("GET", "/api-demo/v1/users", {
      headers: { Origin: "https://a.example" },
    });
    t.deepEqual([failed.status, failed.json], [502, { message: "Internal server error" }]);
    t.is(failed.headers["access-control-allow-origin"], "https://a.example");
  });
});

test("the gateway waits for an integration until its time-out", async (t) => {
  const resources = restApi({ paths: users });
  const api = resources[0] as Any;
  const swagger = JSON.parse(api.inputs.body);
  swagger.paths["/v1/users"].get["x-amazon-apigateway-integration"].timeoutInMillis = 60;
  api.inputs.body = JSON.stringify(swagger);
  await serving(
    startGateway(resources, () => new Promise(() => {})),
    async (gateway) => {
      const { status, json } = await gateway.send("GET", "/api-demo/v1/users");
      t.deepEqual([status, json], [504, { message: "Endpoint request timed out" }]);
    },
  );
});

test("a body over 10 MB is refused in plain text", async (t) => {
  await serving(startGateway(restApi({ paths: users })), async (gateway) => {
    const { status, text } = await gateway.send("POST", "/api-demo/v1/users", {
      body: Buffer.alloc(10 * 1024 * 1024 + 1),
    });
    t.deepEqual([status, text], [413, "HTTP content length exceeded 10485760 bytes."]);
    t.is(
      (await gateway.send("GET", "/api-demo/v1/users", { headers: { x: "a".repeat(11_000) } })).status,
      431,
    );
  });
});

test("a burst passes, then 429; other methods are not touched", async (t) => {
  const methodSettings = { throttlingBurstLimit: 2, throttlingRateLimit: 0.001 };
  await serving(startGateway(restApi({ paths: users, methodSettings })), async (gateway) => {
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => gateway.send("GET", "/api-demo/v1/users")),
    );
    t.deepEqual(replies.map(({ status }) => status).sort(), [200, 200, 429, 429]);
    const refused = replies.find(({ status }) => status === 429);
    t.deepEqual(refused?.json, { message: "Too Many Requests" });
    t.is(refused?.headers["x-amzn-errortype"], "TooManyRequestsException");
    t.is((await gateway.send("POST", "/api-demo/v1/users")).status, 200);
  });
});

test("names a method that leads to a service of AWS, and fails its requests", async (t) => {
  const uri = "arn:aws:apigateway:us-east-1:events:action/PutEvents";
  const paths = {
    "/x": { post: { "x-amazon-apigateway-integration": { type: "AWS", httpMethod: "POST", uri } }, get: {} },
    "/y": { get: { "x-amazon-apigateway-integration": undefined } },
  };
  await serving(startGateway(restApi({ paths })), async ({ send, routes, lines }) => {
    const functionName = `aws ${uri} (not served)`;
    t.like(routes[0], { method: "POST", path: "/api-demo/x", functionName, unserved: true });
    t.deepEqual(
      routes.slice(1).map((route) => [route.path, route.functionName]),
      [
        ["/api-demo/x", "get-x"],
        ["/api-demo/y", "no integration (not served)"],
      ],
    );
    t.is((await send("POST", "/api-demo/x")).status, 502);
    t.like(lines.at(-1), { functionName, status: 502, note: "the local run does not serve it" });
  });
});

test("an integration that does not call Lambda with POST is an error at once", async (t) => {
  const integration = { type: "aws_proxy", httpMethod: "GET", uri: "arn:aws:lambda:x:0:function:f" };
  const paths = { "/x": { get: { "x-amazon-apigateway-integration": integration } } };
  await t.throwsAsync(startGateway(restApi({ paths })), { message: /httpMethod to be POST, got "GET"/ });
});
