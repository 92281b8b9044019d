// Tests the gateway with random bytes: it must always answer below 500.
import test from "ava";
import fc from "fast-check";
import { type RunningGateway, serving, startGateway } from "../helpers/gateway.ts";
import { httpApi, restApi } from "../helpers/gateway-resources.ts";

const runs = 200;

// The targets are nearly real ones, with any bytes that a socket can carry in between.
const pathPieces = [
  "/users",
  "/users/",
  "/",
  "//",
  "/..",
  "%00",
  "%2e",
  "%2F",
  "%FF",
  "%F0%9F",
  "%",
  "*",
  "{userId}",
  "\\",
  ";",
];
const queryPieces = [
  "limit=",
  "%",
  "%zz",
  "%FF",
  "&",
  "=",
  "+",
  "?",
  "__proto__=1",
  "constructor",
  "[]",
  "#",
];
const pieces = (known: string[]) =>
  fc.array(fc.oneof(fc.constantFrom(...known), fc.constantFrom(...known), fc.string({ maxLength: 8 })), {
    maxLength: 6,
  });
const target = fc
  .tuple(pieces(pathPieces), fc.boolean(), pieces(queryPieces))
  .map(([path, plain, query]) => `${plain ? "/users" : path.join("")}?${query.join("")}`);
const header = fc.tuple(
  fc.constantFrom(
    "Authorization",
    "Content-Type",
    "Cookie",
    "Origin",
    "X-Amz-Date",
    "__proto__",
    "Expect",
    "Host",
  ),
  fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom("AWS4-HMAC-SHA256 =,=", "Bearer a.b.c", "100-continue", ";,="),
  ),
);
const request = fc.record({
  method: fc.constantFrom(
    "GET",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "PATCH",
    "TRACE",
    "PROPFIND",
    "nonsense",
  ),
  target,
  headers: fc.array(header, { maxLength: 6 }),
  body: fc.string({ maxLength: 100 }),
});

async function neverFails(gateway: RunningGateway) {
  await fc.assert(
    fc.asyncProperty(request, async ({ method, target: sent, headers, body }) => {
      const lines = [
        `${method} /v1${sent} HTTP/1.1`,
        "Host: localhost",
        "Connection: close",
        ...headers.map(([name, value]) => `${name}: ${value}`),
        `Content-Length: ${Buffer.byteLength(body)}`,
      ];
      const answer = await gateway.sendRaw(`${lines.join("\r\n")}\r\n\r\n${body}`);
      return /^(HTTP\/1\.1 100 Continue\r\n\r\n)?HTTP\/1\.1 [234]\d\d /.test(answer);
    }),
    { numRuns: runs },
  );
}

test("nothing a client sends makes an HTTP API fail, hang or stop", async (t) => {
  const routes = ["GET /v1/users/{userId}", "ANY /v1/users", "ANY /v1/{proxy+}", "$default"];
  const cors = { allowOrigins: ["*"] };
  await serving(startGateway(httpApi({ routes, api: { corsConfiguration: cors } })), async (gateway) => {
    await t.notThrowsAsync(neverFails(gateway));
    t.is((await gateway.send("GET", "/v1/users")).status, 200);
  });
});

test("nothing a client sends makes a REST API fail, hang or stop", async (t) => {
  const paths = {
    "/users/{userId}": { get: {}, put: {} },
    "/{proxy+}": { "x-amazon-apigateway-any-method": {} },
  };
  const resources = restApi({ paths });
  const stage = resources.find(({ type }) => type === "aws:apigateway/stage:Stage");
  if (stage) stage.outputs.invokeUrl = "http://127.0.0.1/v1";
  for (const { type, inputs } of resources) {
    if (type === "aws:lambda/permission:Permission") inputs.sourceArn = undefined;
  }
  await serving(startGateway(resources), async (gateway) => {
    await t.notThrowsAsync(neverFails(gateway));
    t.is((await gateway.send("GET", "/v1/users/7")).status, 200);
  });
});

test("a client that hangs up in the middle of a body leaves the gateway serving", async (t) => {
  const gateway = await startGateway(httpApi({ routes: ["ANY /x"] }));
  const text = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf";
  const { connect } = await import("node:net");
  await new Promise<void>((resolve) => {
    const socket = connect(gateway.port, "127.0.0.1", () => {
      socket.write(text, () => socket.destroy());
      socket.on("close", () => resolve());
    });
  });
  t.is((await gateway.send("POST", "/x", { body: "whole" })).status, 200);
  t.deepEqual(gateway.lambda.functions, ["ANY-x"]);
  await gateway.close();
});
