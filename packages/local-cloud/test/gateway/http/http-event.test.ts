// Tests the event of an HTTP API in both payload formats, and the parts that a client cannot forge.
import test from "ava";
import { type SendOptions, serving, startGateway } from "../../helpers/gateway.ts";
import { type Any, httpApi } from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });

/** Returns the event of one request. */
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
        "content-length": "0",
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
