// Tests the event of a function behind a function URL, and the response for its answer.
import test from "ava";
import { functionUrl, startUrl } from "../../helpers/function-url.ts";
import { serving, startGateway } from "../../helpers/gateway.ts";
import type { Any } from "../../helpers/gateway-resources.ts";

test("an event has the form that functions behind URLs get: no path parameters, and an anonymous account without authorization (an event published by its owner, request 3fedea1c-421d-40b3-b1ab-3f7bd20e59f1, 2024-10-10)", async (t) => {
  await serving(startUrl(), async ({ port, send }) => {
    const headers = { "user-agent": "u", "content-type": "application/json", cookie: "a=1; b=2" };
    const { status, json } = await send("POST", "/x/y?q=1&q=2", { headers, body: '{"a":1}' });
    t.is(status, 200);
    const { requestId, time, timeEpoch, ...context } = json.requestContext;
    t.regex(requestId, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    t.regex(time, /^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    t.is(typeof timeEpoch, "number");
    t.deepEqual(context, {
      accountId: "anonymous",
      apiId: "abc123",
      domainName: `127.0.0.1:${port}`,
      domainPrefix: "abc123",
      http: { method: "POST", path: "/x/y", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "u" },
      routeKey: "$default",
      stage: "$default",
    });
    const { headers: _, requestContext: __, ...rest } = json;
    t.deepEqual(rest, {
      version: "2.0",
      routeKey: "$default",
      rawPath: "/x/y",
      rawQueryString: "q=1&q=2",
      cookies: ["a=1", "b=2"],
      queryStringParameters: { q: "1,2" },
      body: '{"a":1}',
      isBase64Encoded: false,
    });
    t.false("cookie" in json.headers);
  });
});

test("a path stays as it was sent, also where it is no valid percent-encoding (LocalStack test_lambda_url_echo_http_fixture_default, 2025-11-24; middleapi/standard-server pull request 93, 2026-09-15)", async (t) => {
  await serving(startUrl(), async ({ send }) => {
    for (const path of ["/pa2%Fth/1", "/a%20b%2Fc", "/a+b", "/", "//a"]) {
      const { json } = await send("GET", path);
      t.deepEqual([json.rawPath, json.requestContext.http.path], [path, path]);
    }
  });
});

test("a form arrives as base64 (LocalStack test_lambda_url_form_payload, 2025-11-24)", async (t) => {
  await serving(startUrl(), async ({ send }) => {
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const { json } = await send("POST", "/", { headers, body: "--b" });
    t.deepEqual([json.isBase64Encoded, json.body], [true, Buffer.from("--b").toString("base64")]);
  });
});

for (const [title, answer, body] of [
  ["an object", { hello: "world" }, '{"hello":"world"}'],
  ["a response", { statusCode: 200, body: "body123" }, "body123"],
  ["a list", ["hello", 3, true], '["hello",3,true]'],
  ["a text", "hello", "hello"],
  ["a number", 3.1, "3.1"],
  ["a truth", true, "true"],
] as const) {
  test(`${title} is answered as JSON with 200 (LocalStack test_lambda_url_invocation, 2025-11-24)`, async (t) => {
    await serving(
      startUrl({}, () => answer),
      async ({ send }) => {
        const reply = await send("POST", "/custom_path/extend?test_param=test_value");
        t.deepEqual(
          [reply.status, reply.text, reply.headers["content-type"], reply.headers["content-length"]],
          [200, body, "application/json", String(body.length)],
        );
      },
    );
  });
}

test("a status may be a text, and the function's own headers go out (LocalStack test_lambda_url_headers_and_status, 2025-11-24)", async (t) => {
  const answer = { statusCode: "418", headers: { "My-Custom-Header": "v" }, body: "i'm a teapot" };
  await serving(
    startUrl({}, () => answer),
    async ({ send }) => {
      const { status, headers, text } = await send("POST", "/");
      t.deepEqual([status, text, headers["my-custom-header"]], [418, "i'm a teapot", "v"]);
      t.truthy(headers["x-amzn-requestid"]);
      t.regex(String(headers["x-amzn-trace-id"]), /^Root=1-/);
    },
  );
});

test("a function that fails is a 502 in plain words (LocalStack test_lambda_url_invocation_exception, 2025-11-24)", async (t) => {
  await serving(
    startUrl({}, () => new Error("boom")),
    async ({ send, lines }) => {
      const { status, text } = await send("POST", "/");
      t.deepEqual([status, text], [502, "Internal Server Error"]);
      t.like(lines[0], { status: 502, functionName: "f", note: "boom", log: "printed" });
    },
  );
});

test("an answer that HTTP cannot carry is a 502, a throttled function a 429, an event that is too large a 413", async (t) => {
  for (const [answer, status, errorType] of [
    [{ statusCode: 1000 }, 502, undefined],
    [new Error("throttled", { cause: "Throttled" }), 429, "TooManyRequestsException"],
    [new Error("too large", { cause: "RequestTooLarge" }), 413, "RequestTooLargeException"],
  ] as const) {
    await serving(
      startUrl({}, () => answer),
      async ({ send }) => {
        const reply = await send("GET", "/");
        t.deepEqual([reply.status, reply.headers["x-amzn-errortype"]], [status, errorType]);
      },
    );
  }
});

test("a URL below the root gives its function the path without that", async (t) => {
  const start = startGateway(functionUrl({}, "/_api/abc123"), (event: Any) => event);
  await serving(start, async ({ send, routes }) => {
    t.is((await send("GET", "/_api/abc123/a/b")).json.rawPath, "/a/b");
    t.is((await send("GET", "/_api/abc123")).json.rawPath, "/");
    t.is((await send("GET", "/_api/abc1234")).status, 403);
    t.deepEqual(routes, [{ method: "ANY", path: "/_api/abc123/", functionName: "f", isFunctionUrl: true }]);
  });
});
