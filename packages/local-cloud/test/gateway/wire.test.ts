// Tests the transport of requests and answers: methods without a body, kept-alive connections, bodies in pieces, clients that leave.
import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import test from "ava";
import { serving, startGateway } from "../helpers/gateway.ts";
import { type Any, httpApi, restApi } from "../helpers/gateway-resources.ts";

const echo = (event: Any) => ({
  statusCode: 200,
  headers: { "content-type": "text/plain" },
  body: `${event.requestContext.http?.method ?? event.httpMethod} ${event.body}`,
  isBase64Encoded: false,
});
const text = { "content-type": "text/plain" };

test("HEAD and OPTIONS are methods like any other: where no route takes them, there is none", async (t) => {
  await serving(startGateway(httpApi({ routes: ["GET /x", "ANY /any"] }), echo), async (gateway) => {
    for (const method of ["HEAD", "OPTIONS"]) {
      t.is((await gateway.send(method, "/x")).status, 404);
      t.is((await gateway.send(method, "/any")).status, 200);
    }
    t.deepEqual(gateway.lambda.functions, ["ANY-any", "ANY-any"]);
  });
  await serving(startGateway(restApi({ paths: { "/x": { get: {} } } }), echo), async (gateway) => {
    for (const method of ["HEAD", "OPTIONS"]) t.is((await gateway.send(method, "/api-demo/x")).status, 403);
  });
});

test("an answer to HEAD has the function's headers and length, and no body", async (t) => {
  await serving(startGateway(httpApi({ routes: ["ANY /x"] }), echo), async (gateway) => {
    const { headers, text } = await gateway.send("HEAD", "/x");
    t.like(headers, { "content-type": "text/plain", "content-length": String("HEAD undefined".length) });
    t.is(text, "");
  });
});

test("a connection stays for the next request, after a refusal too", async (t) => {
  await serving(startGateway(httpApi({ routes: ["POST /x"] }), echo), async (gateway) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set<unknown>();
    for (const [path, status] of [
      ["/x", 200],
      ["/none", 404],
      ["/x", 200],
    ] as const) {
      const call = request({
        host: "127.0.0.1",
        port: gateway.port,
        path,
        method: "POST",
        agent,
        headers: text,
      });
      call.end("body");
      const [response] = await once(call, "response");
      sockets.add(response.socket);
      response.resume();
      await once(response, "end");
      t.is(response.statusCode, status);
    }
    t.is(sockets.size, 1);
    agent.destroy();
  });
});

test("a body in chunks, however slow, arrives whole", async (t) => {
  await serving(startGateway(httpApi({ routes: ["POST /x"] }), echo), async (gateway) => {
    const call = request({
      host: "127.0.0.1",
      port: gateway.port,
      path: "/x",
      method: "POST",
      headers: text,
    });
    for (const piece of ["a", "b", "c"]) {
      call.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    call.end();
    const [response] = await once(call, "response");
    t.is((await response.toArray()).join(""), "POST abc");
    t.false("transfer-encoding" in gateway.lambda.events[0].headers);
  });
});

test("two requests at once on one connection are answered in their order", async (t) => {
  await serving(startGateway(httpApi({ routes: ["ANY /x"] }), echo), async (gateway) => {
    const head = "/x HTTP/1.1\r\nHost: a\r\n";
    const answers = await gateway.sendRaw(`GET ${head}\r\nDELETE ${head}Connection: close\r\n\r\n`);
    t.regex(answers, /GET undefined[\s\S]+DELETE undefined/);
  });
});

test("a function goes on when its client has left, and the gateway serves the next", async (t) => {
  let finished = false;
  const slow = async (event: Any) => {
    if (event.rawPath === "/slow") await new Promise((resolve) => setTimeout(resolve, 200));
    finished ||= event.rawPath === "/slow";
    return echo(event);
  };
  await serving(startGateway(httpApi({ routes: ["ANY /{any}"] }), slow), async (gateway) => {
    const socket = connect(gateway.port, "127.0.0.1");
    socket.write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    while (gateway.lambda.functions.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    t.is((await gateway.send("GET", "/x")).status, 200);
    while (gateway.lines.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    t.true(finished);
  });
});
