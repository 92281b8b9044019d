// Tests the answer of a REST API for a function's result, and for a function that fails.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { type Any, executionArn, permission, restApi } from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });
const users = { "/v1/users": { get: {}, post: {} }, "/v1/users/{userId}": { get: {} } };

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
    headers: { ETag: '"1"', Date: "x", "WWW-Authenticate": "Basic" },
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

test("every failure of a function gets the answer of API Gateway", async (t) => {
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
