// REST APIs: events, gateway responses, permissions, answers, limits, throttling and mocks.
import test from "ava";
import {
  type Any,
  executionArn,
  permission,
  resource,
  restApi,
  serving,
  startGateway,
} from "../../helpers/gateway.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });
const users = { "/v1/users": { get: {}, post: {} }, "/v1/users/{userId}": { get: {} } };

test("an event has the whole form of payload 1.0", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    const { json, headers } = await gateway.send("GET", "/api-demo/v1/users/a%20b/?x=1&x=2&y=%C3%A4", {
      headers: ["Host", "me", "User-Agent", "tester/1", "x-Many", "1", "X-many", "2"],
    });
    const port = String(gateway.port);
    const trace = json.headers["X-Amzn-Trace-Id"];
    const { requestId, extendedRequestId, requestTime, requestTimeEpoch } = json.requestContext;
    t.regex(trace, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    t.is(headers["x-amzn-requestid"], requestId);
    t.deepEqual(json, {
      resource: "/v1/users/{userId}",
      path: "/v1/users/a%20b/",
      httpMethod: "GET",
      headers: {
        Host: "me",
        "User-Agent": "tester/1",
        "x-Many": "2",
        "X-Amzn-Trace-Id": trace,
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Port": port,
        "X-Forwarded-Proto": "http",
      },
      multiValueHeaders: {
        Host: ["me"],
        "User-Agent": ["tester/1"],
        "x-Many": ["1", "2"],
        "X-Amzn-Trace-Id": [trace],
        "X-Forwarded-For": ["127.0.0.1"],
        "X-Forwarded-Port": [port],
        "X-Forwarded-Proto": ["http"],
      },
      queryStringParameters: { x: "2", y: "ä" },
      multiValueQueryStringParameters: { x: ["1", "2"], y: ["ä"] },
      pathParameters: { userId: "a%20b" },
      stageVariables: null,
      requestContext: {
        accountId: "000000000000",
        apiId: "restapi",
        deploymentId: "deployed",
        domainName: `127.0.0.1:${port}`,
        domainPrefix: "127",
        extendedRequestId,
        httpMethod: "GET",
        identity: {
          accessKey: null,
          accountId: null,
          caller: null,
          cognitoAuthenticationProvider: null,
          cognitoAuthenticationType: null,
          cognitoIdentityId: null,
          cognitoIdentityPoolId: null,
          principalOrgId: null,
          sourceIp: "127.0.0.1",
          user: null,
          userAgent: "tester/1",
          userArn: null,
        },
        path: "/api-demo/v1/users/a%20b/",
        protocol: "HTTP/1.1",
        requestId,
        requestTime,
        requestTimeEpoch,
        resourceId: "/v1/users/{userId}",
        resourcePath: "/v1/users/{userId}",
        stage: "api-demo",
      },
      body: null,
      isBase64Encoded: false,
    });
  });
});

test("on a domain of its own a stage is at the root, and its name is no part of the path", async (t) => {
  const mapping = resource("aws:apigatewayv2/apiMapping:ApiMapping", "m", {
    apiId: "restapi",
    stage: "api-demo",
  });
  await serving(startGateway([...restApi({ paths: users }), mapping], echo), async (gateway) => {
    const { json } = await gateway.send("GET", "/v1/users");
    t.deepEqual(
      [json.path, json.requestContext.path, json.requestContext.stage],
      ["/v1/users", "/v1/users", "api-demo"],
    );
    t.is((await gateway.send("GET", "/api-demo/v1/users")).status, 403);
  });
});

test("what was not sent is null", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    const { json } = await gateway.send("GET", "/api-demo/v1/users");
    t.is(json.queryStringParameters, null);
    t.is(json.multiValueQueryStringParameters, null);
    t.is(json.pathParameters, null);
  });
});

test("a body is base64 when the API takes its type for binary", async (t) => {
  const cases: [string[], string | undefined, boolean][] = [
    [["*/*"], "application/json", true],
    [["*/*"], undefined, true],
    [["image/*"], "image/png", true],
    [["image/*"], "application/json", false],
    [[], undefined, false],
  ];
  for (const [binaryMediaTypes, type, isBase64Encoded] of cases) {
    await serving(startGateway(restApi({ paths: users, binaryMediaTypes }), echo), async (gateway) => {
      const headers: Record<string, string> = type ? { "content-type": type } : {};
      const { json } = await gateway.send("POST", "/api-demo/v1/users", { body: "ä", headers });
      t.deepEqual([json.body, json.isBase64Encoded], [isBase64Encoded ? "w6Q=" : "ä", isBase64Encoded]);
    });
  }
});

test("forwarding headers cannot be forged in any case of letters", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    const headers = {
      "x-forwarded-for": "6.6.6.6",
      "X-FORWARDED-PROTO": "https",
      "x-amzn-trace-id": "forged",
    };
    const { json } = await gateway.send("GET", "/api-demo/v1/users", { headers });
    t.deepEqual(json.multiValueHeaders["X-Forwarded-For"], ["127.0.0.1"]);
    t.deepEqual(json.multiValueHeaders["X-Forwarded-Proto"], ["http"]);
    t.deepEqual(
      Object.keys(json.headers).filter((name) => /forwarded|trace/i.test(name)),
      ["X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto"],
    );
  });
});

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

test("a function that no permission opens is not invoked", async (t) => {
  const sets = [
    [],
    [permission("get-v1-users", `${executionArn("restapi")}/*/POST/v1/users`)],
    [permission("get-v1-users", `${executionArn("restapi")}/other/GET/v1/users`)],
  ];
  for (const permissions of sets) {
    await serving(startGateway(restApi({ paths: users, permissions }), echo), async (gateway) => {
      const { status, json } = await gateway.send("GET", "/api-demo/v1/users");
      t.deepEqual([status, json], [500, { message: "Internal server error" }]);
      t.deepEqual(gateway.lambda.functions, []);
    });
  }
});

test("an answer goes out with its status, headers and bytes", async (t) => {
  const payload = {
    statusCode: 201,
    headers: { ETag: '"1"', Date: "x", "X-Many": "lost", "WWW-Authenticate": "Basic" },
    multiValueHeaders: { "x-many": ["1", "2"], "Set-Cookie": ["a=1", "b=2"] },
    body: Buffer.from("bytes").toString("base64"),
    isBase64Encoded: true,
  };
  await serving(
    startGateway(restApi({ paths: users }), () => payload),
    async (gateway) => {
      const { status, headers, text } = await gateway.send("GET", "/api-demo/v1/users");
      t.deepEqual([status, text], [201, "bytes"]);
      t.is(headers.etag, '"1"');
      t.is(headers["x-many"], "1, 2");
      t.deepEqual(headers["set-cookie"], ["a=1", "b=2"]);
      t.is(headers["x-amzn-remapped-date"], "x");
      t.is(headers["x-amzn-remapped-www-authenticate"], "Basic");
      t.is(headers["content-type"], "application/json");
    },
  );
});

test("whatever goes wrong with a function is answered as API Gateway does", async (t) => {
  const cases: [string, unknown, number, string][] = [
    ["throws", new Error("boom"), 502, "Internal server error"],
    ["times out", new Error("slow", { cause: "Timeout" }), 502, "Internal server error"],
    ["is throttled", new Error("busy", { cause: "Throttled" }), 500, "Internal server error"],
    ["gets too much", new Error("large", { cause: "RequestTooLarge" }), 413, "Request Too Long"],
    ["gives text", "text", 502, "Internal server error"],
    ["gives nothing", null, 502, "Internal server error"],
    ["gives an unknown key", { statusCode: 200, message: "x" }, 502, "Internal server error"],
    ["gives a bad status", { statusCode: 99 }, 502, "Internal server error"],
    ["gives a body that is no text", { statusCode: 200, body: {} }, 502, "Internal server error"],
    ["gives a bad header", { statusCode: 200, headers: { a: "b\n" } }, 502, "Internal server error"],
    ["gives bad lists", { statusCode: 200, multiValueHeaders: { a: "b" } }, 502, "Internal server error"],
  ];
  for (const [title, payload, status, message] of cases) {
    await serving(
      startGateway(restApi({ paths: users }), () => payload),
      async (gateway) => {
        const reply = await gateway.send("GET", "/api-demo/v1/users");
        t.deepEqual([reply.status, reply.json], [status, { message }], title);
        t.is(gateway.lines[0]?.functionName, "get-v1-users");
      },
    );
  }
});

test("an integration is waited for as long as it says, and no longer", async (t) => {
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

const preflight = {
  responses: { 204: { headers: { "Access-Control-Allow-Origin": { type: "string" } } } },
  "x-amazon-apigateway-integration": {
    type: "mock",
    contentHandling: "CONVERT_TO_TEXT",
    requestTemplates: { "application/json": '{"statusCode": 204}' },
    responses: {
      default: {
        statusCode: "204",
        responseParameters: { "method.response.header.Access-Control-Allow-Origin": "'https://a.example'" },
      },
    },
  },
};

test("a mock integration answers a preflight without any function", async (t) => {
  const paths = { "/v1/users": { get: {}, options: preflight } };
  await serving(startGateway(restApi({ paths })), async (gateway) => {
    const { status, headers, text } = await gateway.send("OPTIONS", "/api-demo/v1/users");
    t.deepEqual([status, text, headers["access-control-allow-origin"]], [204, "", "https://a.example"]);
    t.deepEqual(gateway.lambda.functions, []);
    t.deepEqual(
      gateway.routes.map(({ method }) => method),
      ["GET"],
    );
  });
});

test("a mock integration that cannot read a binary body is a 500, as on AWS", async (t) => {
  const { contentHandling: _, ...integration } = preflight["x-amazon-apigateway-integration"];
  const paths = {
    "/v1/users": { options: { ...preflight, "x-amazon-apigateway-integration": integration } },
  };
  await serving(startGateway(restApi({ paths })), async (gateway) => {
    t.is((await gateway.send("OPTIONS", "/api-demo/v1/users")).status, 500);
  });
  await serving(startGateway(restApi({ paths, binaryMediaTypes: [] })), async (gateway) => {
    t.is((await gateway.send("OPTIONS", "/api-demo/v1/users")).status, 204);
  });
});

test("a mapped header that the method does not declare is an error at once", async (t) => {
  const paths = { "/v1/users": { options: { ...preflight, responses: { 204: {} } } } };
  await t.throwsAsync(startGateway(restApi({ paths })), {
    message: /to declare "Access-Control-Allow-Origin"/,
  });
});

test("an integration that does not call Lambda with POST is an error at once", async (t) => {
  const integration = { type: "aws_proxy", httpMethod: "GET", uri: "arn:aws:lambda:x:0:function:f" };
  const paths = { "/x": { get: { "x-amazon-apigateway-integration": integration } } };
  await t.throwsAsync(startGateway(restApi({ paths })), { message: /httpMethod to be POST, got "GET"/ });
});
