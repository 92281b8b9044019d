// HTTP APIs: events, routes, permissions, answers, limits and throttling, over a real socket.
import test from "ava";
import {
  type Any,
  executionArn,
  httpApi,
  permission,
  resource,
  type SendOptions,
  serving,
  startGateway,
} from "../../helpers/gateway.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });

/** The event of one request. */
async function eventOf(routes: string[], method: string, target: string, sent?: SendOptions): Promise<Any> {
  const gateway = await startGateway(httpApi({ routes }), echo);
  const { json } = await gateway.send(method, target, sent);
  await gateway.close();
  return json;
}

test("an event has the whole form of payload 2.0", async (t) => {
  await serving(startGateway(httpApi({ routes: ["GET /v1/users/{userId}"] }), echo), async (gateway) => {
    const before = Date.now();
    const { json, headers } = await gateway.send("GET", "/v1/users/a%20b?x=1&x=2&y=%C3%A4+b", {
      headers: { "User-Agent": "tester/1", Cookie: "a=1; b=2", "X-Many": ["1", "2"] },
    });
    const { time, timeEpoch, requestId } = json.requestContext;
    const trace = json.headers["x-amzn-trace-id"];
    t.regex(trace, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    t.regex(time, /^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    t.true(timeEpoch >= before && timeEpoch <= Date.now());
    t.is(headers["apigw-requestid"], requestId);
    const host = `127.0.0.1:${gateway.port}`;
    t.deepEqual(json, {
      version: "2.0",
      routeKey: "GET /v1/users/{userId}",
      rawPath: "/v1/users/a b",
      rawQueryString: "x=1&x=2&y=%C3%A4+b",
      cookies: ["a=1", "b=2"],
      headers: {
        host,
        "user-agent": "tester/1",
        "x-many": "1,2",
        "x-amzn-trace-id": trace,
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-port": String(gateway.port),
        "x-forwarded-proto": "http",
      },
      queryStringParameters: { x: "1,2", y: "ä b" },
      pathParameters: { userId: "a b" },
      requestContext: {
        accountId: "000000000000",
        apiId: "httpapi",
        domainName: host,
        domainPrefix: "127",
        http: {
          method: "GET",
          path: "/v1/users/a b",
          protocol: "HTTP/1.1",
          sourceIp: "127.0.0.1",
          userAgent: "tester/1",
        },
        requestId,
        routeKey: "GET /v1/users/{userId}",
        stage: "$default",
        time,
        timeEpoch,
      },
      isBase64Encoded: false,
    });
  });
});

test("text types arrive as text, everything else as base64", async (t) => {
  const types: [string | undefined, boolean][] = [
    ["application/json", false],
    ["Application/JSON; charset=utf-8", false],
    ["text/csv", false],
    ["application/xml", false],
    ["application/javascript", false],
    ["application/x-www-form-urlencoded", true],
    ["application/problem+json", true],
    ["application/octet-stream", true],
    [undefined, true],
  ];
  for (const [type, isBase64Encoded] of types) {
    const headers: Record<string, string> = type ? { "content-type": type } : {};
    const event = await eventOf(["POST /x"], "POST", "/x", { body: "ä", headers });
    t.deepEqual([event.body, event.isBase64Encoded], [isBase64Encoded ? "w6Q=" : "ä", isBase64Encoded], type);
  }
});

test("headers that only the gateway sets cannot be forged", async (t) => {
  const event = await eventOf(["GET /x"], "GET", "/x", {
    headers: {
      "X-Forwarded-For": "6.6.6.6",
      "x-forwarded-proto": "https",
      "X-Forwarded-Port": "443",
      "X-Amzn-Trace-Id": "Root=forged",
      Forwarded: "for=6.6.6.6",
    },
  });
  t.is(event.headers["x-forwarded-for"], "127.0.0.1");
  t.is(event.headers["x-forwarded-proto"], "http");
  t.not(event.headers["x-forwarded-port"], "443");
  t.not(event.headers["x-amzn-trace-id"], "Root=forged");
  t.is(event.headers.forwarded, undefined);
  t.is(event.requestContext.http.sourceIp, "127.0.0.1");
});

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

test("paths are decoded before they are matched, and a decoded question mark ends them", async (t) => {
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
  for (const resources of [none, wrongMethod, wrongApi, wrongPrincipal, threeStars]) {
    await serving(startGateway(resources, echo), async (gateway) => {
      const { status, json } = await gateway.send("GET", "/x");
      t.deepEqual([status, json], [500, { message: "Internal Server Error" }]);
      t.deepEqual(gateway.lambda.functions, []);
      t.is(gateway.lines[0]?.note, "no permission");
    });
  }
});

test("an answer without a status code is the body itself", async (t) => {
  const answers: [unknown, string][] = [
    [{ a: 1 }, '{"a":1}'],
    ["text", "text"],
    [null, "null"],
    [undefined, "null"],
    [[1], "[1]"],
  ];
  for (const [payload, text] of answers) {
    await serving(
      startGateway(httpApi({ routes: ["GET /x"] }), () => payload),
      async (gateway) => {
        const reply = await gateway.send("GET", "/x");
        t.deepEqual(
          [reply.status, reply.headers["content-type"], reply.text],
          [200, "application/json", text],
        );
      },
    );
  }
});

test("an answer goes out with its status, headers, cookies and bytes", async (t) => {
  const payload = {
    statusCode: "201",
    headers: { ETag: '"1"', "X-Number": 5, Connection: "upgrade", "Content-Length": "999" },
    cookies: ["a=1", "b=2"],
    body: Buffer.from([0, 255]).toString("base64"),
    isBase64Encoded: true,
  };
  await serving(
    startGateway(httpApi({ routes: ["GET /x"] }), () => payload),
    async (gateway) => {
      const { status, headers } = await gateway.send("GET", "/x");
      t.is(status, 201);
      t.is(headers.etag, '"1"');
      t.is(headers["x-number"], "5");
      t.is(headers["content-length"], "2");
      t.deepEqual(headers["set-cookie"], ["a=1", "b=2"]);
      t.is(headers["content-type"], "text/plain;charset=UTF-8");
    },
  );
});

test("whatever goes wrong with a function is answered as API Gateway does", async (t) => {
  const cases: [string, unknown, number, string][] = [
    ["throws", new Error("boom"), 500, "Internal Server Error"],
    ["times out", new Error("slow", { cause: "Timeout" }), 500, "Internal Server Error"],
    ["is throttled", new Error("busy", { cause: "Throttled" }), 503, "Service Unavailable"],
    ["gets too much", new Error("large", { cause: "RequestTooLarge" }), 413, "Request Entity Too Large"],
    ["gives a bad status", { statusCode: "many" }, 500, "Internal Server Error"],
    ["gives a body that is no text", { statusCode: 200, body: { a: 1 } }, 500, "Internal Server Error"],
    ["gives a bad header name", { statusCode: 200, headers: { "a b": "c" } }, 500, "Internal Server Error"],
    [
      "gives a bad header value",
      { statusCode: 200, headers: { a: "b\r\nc: d" } },
      500,
      "Internal Server Error",
    ],
    ["gives a bad cookie", { statusCode: 200, cookies: ["a=1\nb"] }, 500, "Internal Server Error"],
  ];
  for (const [title, payload, status, message] of cases) {
    await serving(
      startGateway(httpApi({ routes: ["GET /x"] }), () => payload),
      async (gateway) => {
        const reply = await gateway.send("GET", "/x");
        t.deepEqual([reply.status, reply.json], [status, { message }], title);
        t.is(gateway.lines[0]?.functionName, "GET-x");
        t.is(gateway.lines[0]?.log, "printed");
      },
    );
  }
});

test("a function that is not there, and an invocation that rejects, are a 500", async (t) => {
  const reject = () => Promise.reject(new Error("no such function"));
  await serving(startGateway(httpApi({ routes: ["GET /x"] }), reject), async (gateway) => {
    t.is((await gateway.send("GET", "/x")).status, 500);
    t.is(gateway.lines[0]?.note, "no such function");
  });
});

test("an integration is waited for as long as it says, and no longer", async (t) => {
  const api = httpApi({ routes: ["GET /x"], integration: { timeoutMilliseconds: 60 } });
  const never = () => new Promise(() => {});
  await serving(startGateway(api, never), async (gateway) => {
    const { status, json } = await gateway.send("GET", "/x");
    t.deepEqual([status, json], [503, { message: "Service Unavailable" }]);
  });
});

test("a body over 10 MB is refused, one of 10 MB is not", async (t) => {
  const ten = 10 * 1024 * 1024;
  await serving(startGateway(httpApi({ routes: ["POST /x"] })), async (gateway) => {
    t.is((await gateway.send("POST", "/x", { body: Buffer.alloc(ten) })).status, 200);
    const { status, json } = await gateway.send("POST", "/x", { body: Buffer.alloc(ten + 1) });
    t.deepEqual([status, json], [413, { message: "Request Entity Too Large" }]);
  });
});

test("request line and headers over 10,240 bytes are refused", async (t) => {
  await serving(startGateway(httpApi({ routes: ["GET /x"] })), async (gateway) => {
    t.is((await gateway.send("GET", "/x", { headers: { "x-long": "a".repeat(10_000) } })).status, 200);
    const refused = await gateway.send("GET", "/x", { headers: { "x-long": "a".repeat(10_240) } });
    t.deepEqual([refused.status, refused.json], [431, { message: "Request Header Fields Too Large" }]);
    t.is((await gateway.send("GET", `/x?${"a".repeat(10_240)}`)).status, 431);
    // Past Node's own limit there is no request any more, but still an answer.
    t.regex(await gateway.sendRaw(`GET /x HTTP/1.1\r\nx: ${"a".repeat(70_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
  });
});

test("what is not HTTP gets a 400, and the next request is served", async (t) => {
  await serving(startGateway(httpApi({ routes: ["GET /x"] })), async (gateway) => {
    t.regex(await gateway.sendRaw("nonsense\r\n\r\n"), /^HTTP\/1\.1 400 [\s\S]*\{"message":"Bad Request"\}$/);
    const head = await gateway.sendRaw("HEAD no-path HTTP/1.1\r\n\r\n");
    t.regex(head, /^HTTP\/1\.1 400 .*\r\n\r\n$/s, "an answer to HEAD has no body");
    t.is((await gateway.send("OPTIONS", "*")).status, 400);
    t.is((await gateway.send("GET", "/x")).status, 200);
  });
});

test("a status without a body sends none", async (t) => {
  const payload = { statusCode: 304, headers: { ETag: '"1"' }, body: "not sent" };
  await serving(
    startGateway(httpApi({ routes: ["GET /x"] }), () => payload),
    async (gateway) => {
      const { status, text, headers } = await gateway.send("GET", "/x");
      t.deepEqual([status, text, headers["content-length"]], [304, "", undefined]);
    },
  );
});

test("payload 1.0 is the default of an integration that names none", async (t) => {
  const api = httpApi({
    routes: ["GET /v1/users/{userId}"],
    integration: { payloadFormatVersion: undefined },
  });
  await serving(startGateway(api, echo), async (gateway) => {
    const { json } = await gateway.send("GET", "/v1/users/7?a=1&a=2");
    t.is(json.version, "1.0");
    t.is(json.resource, "/v1/users/{userId}");
    t.deepEqual(json.pathParameters, { userId: "7" });
    t.deepEqual(json.multiValueQueryStringParameters, { a: ["1", "2"] });
    t.deepEqual(json.queryStringParameters, { a: "2" });
  });
});

test("a burst passes, then 429; other routes are not touched", async (t) => {
  const stage = { defaultRouteSettings: { throttlingBurstLimit: 2, throttlingRateLimit: 0.001 } };
  await serving(startGateway(httpApi({ routes: ["GET /x", "GET /y"], stage })), async (gateway) => {
    const replies = await Promise.all(Array.from({ length: 4 }, () => gateway.send("GET", "/x")));
    t.deepEqual(replies.map(({ status }) => status).sort(), [200, 200, 429, 429]);
    t.deepEqual(replies.find(({ status }) => status === 429)?.json, { message: "Too Many Requests" });
    t.is((await gateway.send("GET", "/y")).status, 200);
  });
});

test("stage settings without limits refuse every request, no settings none", async (t) => {
  const empty = { defaultRouteSettings: { detailedMetricsEnabled: true } };
  await serving(startGateway(httpApi({ routes: ["GET /x"], stage: empty })), async (gateway) => {
    t.is((await gateway.send("GET", "/x")).status, 429);
  });
  await serving(startGateway(httpApi({ routes: ["GET /x"] })), async (gateway) => {
    t.is((await gateway.send("GET", "/x")).status, 200);
  });
});

test("a route without an integration, or with one of another kind, is an error at once", async (t) => {
  const broken = httpApi({ routes: ["GET /x"], route: { target: "integrations/none" } });
  await t.throwsAsync(startGateway(broken), { message: /route "GET \/x" to lead to an integration/ });
  const other = httpApi({ routes: ["GET /x"], integration: { integrationType: "HTTP_PROXY" } });
  await t.throwsAsync(startGateway(other), { message: /serves AWS_PROXY integrations only/ });
});
