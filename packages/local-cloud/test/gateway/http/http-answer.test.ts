// Tests the answer of an HTTP API for a function's result, and for a function that fails.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { httpApi } from "../../helpers/gateway-resources.ts";

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
      const { status, headers, rawHeaders } = await gateway.send("GET", "/x");
      t.is(status, 201);
      t.is(headers.etag, '"1"');
      t.is(headers["x-number"], "5");
      t.is(headers["content-length"], "2");
      t.deepEqual(headers["set-cookie"], ["a=1", "b=2"]);
      t.deepEqual(rawHeaders.slice(0, 6), ["set-cookie", "a=1", "set-cookie", "b=2", "ETag", '"1"']);
      t.is(headers["content-type"], "text/plain;charset=UTF-8");
    },
  );
});

test("every failure of a function gets the answer of API Gateway", async (t) => {
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

test("a missing function and a rejected invocation are a 500", async (t) => {
  const reject = () => Promise.reject(new Error("no such function"));
  await serving(startGateway(httpApi({ routes: ["GET /x"] }), reject), async (gateway) => {
    t.is((await gateway.send("GET", "/x")).status, 500);
    t.is(gateway.lines[0]?.note, "no such function");
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
