// Tests the choice of the request to try first, from the document or from the routes.
import test from "ava";
import { exampleRequest } from "../../src/docs/example-request.ts";
import type { OpenApi } from "../../src/docs/open-api.ts";

const route = (method: string, path: string) => ({ method, path, functionName: "f" });
const routes = [
  route("GET", "/a/things/{id}"),
  route("DELETE", "/a/things"),
  route("GET", "/a/things"),
  route("POST", "/a/things"),
];
const json = (media: object): OpenApi["paths"] => ({
  "/things": { get: {}, post: { requestBody: { content: { "application/json": media } } } },
});
const body = { contentType: "application/json", text: '{"n":1}' };
const post = { route: routes[3], body };

for (const [title, media] of [
  ["an example", { example: { n: 1 } }],
  ["named examples", { examples: { one: { value: { n: 1 } } } }],
  ["a schema's example", { schema: { example: { n: 1 } } }],
  ["a schema's examples", { schema: { examples: [{ n: 1 }, { n: 2 }] } }],
  ["a schema elsewhere", { schema: { $ref: "#/components/schemas/Thing" } }],
] as const) {
  test(`takes the first operation whose body has ${title}`, (t) => {
    const components = { schemas: { Thing: { examples: [{ n: 1 }] } } };
    t.deepEqual(exampleRequest({ paths: json(media), components }, routes, "/a"), post as never);
  });
}

test("takes the document's first GET where no body has an example", (t) => {
  t.deepEqual(exampleRequest({ paths: json({}) }, routes, "/a"), {
    route: routes[2],
    body: undefined,
  } as never);
});

test("takes no operation that is not registered, or that needs an id", (t) => {
  const paths: OpenApi["paths"] = {
    "/things/{id}": { put: { requestBody: { content: { "application/json": { example: 1 } } } }, get: {} },
    "/others": { post: { requestBody: { content: { "application/json": { example: 1 } } } } },
  };
  t.deepEqual(exampleRequest({ paths }, routes, "/a"), { route: routes[2] } as never);
});

test("takes the first GET of the routes without a document, then any that needs no id", (t) => {
  t.deepEqual(exampleRequest(undefined, routes, "/a"), { route: routes[2] } as never);
  t.deepEqual(exampleRequest(undefined, [route("POST", "/x")], ""), { route: route("POST", "/x") });
  t.deepEqual(exampleRequest(undefined, [route("ANY", "/")], ""), { route: route("GET", "/") });
  t.is(exampleRequest(undefined, [route("GET", "/x/{id}"), route("ANY", "$default")], ""), undefined);
});

test("a route of any method is called with the document's", (t) => {
  t.deepEqual(exampleRequest({ paths: json({ example: { n: 1 } }) }, [route("ANY", "/a/things")], "/a"), {
    ...post,
    route: route("POST", "/a/things"),
  });
});

test("fills in the parameters where every path has some", (t) => {
  t.deepEqual(exampleRequest(undefined, [route("GET", "/a/{id}/b/{n}")], "/a"), {
    route: route("GET", "/a/id/b/n"),
  });
  const below = [route("POST", "/a/{rest+}"), route("GET", "/a/{id}"), route("ANY", "/a/b/{rest+}")];
  t.deepEqual(exampleRequest(undefined, below, "/a"), { route: route("GET", "/a/b/rest") });
  t.deepEqual(exampleRequest(undefined, [...below, route("PUT", "/c")], "/a"), { route: route("PUT", "/c") });
});
