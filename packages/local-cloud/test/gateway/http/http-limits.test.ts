// Tests the limits of an HTTP API: time, sizes and throttling.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { httpApi } from "../../helpers/gateway-resources.ts";

test("the gateway waits for an integration until its time-out", async (t) => {
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
    // Above Node's own limit there is no request object, but the client still gets an answer.
    t.regex(await gateway.sendRaw(`GET /x HTTP/1.1\r\nx: ${"a".repeat(70_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
  });
});

test("bytes that are not HTTP get a 400, and the next request is served", async (t) => {
  await serving(startGateway(httpApi({ routes: ["GET /x"] })), async (gateway) => {
    t.regex(await gateway.sendRaw("nonsense\r\n\r\n"), /^HTTP\/1\.1 400 [\s\S]*\{"message":"Bad Request"\}$/);
    const head = await gateway.sendRaw("HEAD no-path HTTP/1.1\r\n\r\n");
    t.regex(head, /^HTTP\/1\.1 400 .*\r\n\r\n$/s, "an answer to HEAD has no body");
    t.is((await gateway.send("OPTIONS", "*")).status, 400);
    t.is((await gateway.send("GET", "/x")).status, 200);
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

test("stage settings without limits refuse every request; a stage without settings refuses none", async (t) => {
  const empty = { defaultRouteSettings: { detailedMetricsEnabled: true } };
  await serving(startGateway(httpApi({ routes: ["GET /x"], stage: empty })), async (gateway) => {
    t.is((await gateway.send("GET", "/x")).status, 429);
  });
  await serving(startGateway(httpApi({ routes: ["GET /x"] })), async (gateway) => {
    t.is((await gateway.send("GET", "/x")).status, 200);
  });
});
