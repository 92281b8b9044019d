// Tests events for unit tests: a handler reads from them the given request, for either gateway.

import test from "ava";
import { type LocalRequest, localEvent } from "../../../handlers/http/local-event.ts";
import { readRequest } from "../../../handlers/http/request.ts";

const invocation = { id: "request", signal: new AbortController().signal };
const arn = "arn:aws:iam::123456789012:user/ada";

for (const gateway of ["http", "rest"] as const) {
  const read = (request: LocalRequest = {}) => readRequest(localEvent({ gateway, ...request }), invocation);

  test(`${gateway}: without options the event is an anonymous request for the root`, (t) => {
    const request = read();
    t.true(request.endsInSlash);
    t.is(request.caller.id, "anonymous");
    t.deepEqual(
      [request.header("Any"), request.query("any"), request.pathParameter("any")],
      [undefined, [], ""],
    );
    t.throws(() => request.json(), { message: "Expected a JSON object as the body, got no body." });
  });

  test(`${gateway}: a handler reads path, query, headers and body as they were given`, (t) => {
    const request = read({
      method: "POST",
      path: "/v1/by%20name/a%2Fb",
      pathParameters: { name: "a/b %41é" },
      query: "tag=a&tag=b,c&q=%C3%A9",
      headers: { "If-Match": ['"1"', '"2"'], "X-Team": "blue" },
      body: { name: "é" },
    });
    t.false(request.endsInSlash);
    t.is(request.pathParameter("name"), "a/b %41é");
    t.deepEqual([request.query("tag"), request.query("q")], [["a", "b,c"], ["é"]]);
    t.deepEqual([request.header("if-match"), request.header("x-team")], ['"1","2"', "blue"]);
    t.deepEqual(request.json(), { name: "é" });
  });

  test(`${gateway}: texts and bytes become the body unchanged`, (t) => {
    t.deepEqual(read({ body: '{"a":"é"}' }).json(), { a: "é" });
    t.deepEqual(read({ body: new TextEncoder().encode('{"a":"é"}') }).json(), { a: "é" });
    t.throws(() => read({ body: "{" }).json(), { message: /got text that is not JSON/ });
  });

  test(`${gateway}: the caller is the token's subject, or the principal who signed`, (t) => {
    const claims = { iss: "https://issuer.example", sub: "ada" };
    t.deepEqual(read({ claims }).caller.identity, ["jwt", "https://issuer.example", "sub", "ada"]);
    t.deepEqual(read({ principal: arn }).caller.identity, ["iam", arn]);
  });
}
