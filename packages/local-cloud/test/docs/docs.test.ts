// Tests the server of the API page: the page, the requests that it passes on to the API, and the document with local URLs.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { createDocs, type DocsOptions } from "../../src/docs/docs.ts";
import { readOpenApi } from "../../src/docs/open-api.ts";
import { folderWith } from "../helpers/folders.ts";
import { fixture } from "../helpers/local.ts";

const read = () => readOpenApi(`${fixture}/openapi.json`);

/** Starts a server of the page, and returns a function that requests a path. Requests for the API are answered 418. */
async function serve(t: ExecutionContext, options: Partial<DocsOptions> = {}) {
  const docs = createDocs({ read, apiUrl: "http://127.0.0.1:3000", routes: [], ...options });
  const server = createServer((req, res) => {
    if (!docs(req, res)) res.writeHead(418).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, method = "GET") => fetch(`${origin}${path}`, { method });
}

test("serves the page and every file that it names", async (t) => {
  const get = await serve(t);
  const page = await get("/docs?a=b");
  t.is(page.status, 200);
  t.is(page.headers.get("content-type"), "text/html; charset=utf-8");
  t.true(page.headers.get("content-security-policy")?.startsWith("default-src 'self';"));
  const html = await page.text();
  t.true(html.includes("<title>Things &lt;API></title>"));
  const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path as string);
  t.is(named.length, 4);
  for (const path of named) {
    const { status, headers } = await get(path);
    t.is(status, 200, path);
    t.not(headers.get("content-length"), "0");
  }
  const head = await get("/docs/", "HEAD");
  t.deepEqual([head.status, await head.text()], [200, ""]);
});

test("leaves all else to the API", async (t) => {
  const get = await serve(t);
  for (const path of [
    "/",
    "/docsx",
    "/docs/other",
    "/docs/../package.json",
    "/docs/%2e%2e/main.ts",
    "/things",
    "/openapi.jsonx",
  ]) {
    t.is((await get(path)).status, 418, path);
  }
  t.is((await get("/docs", "POST")).status, 418);
  t.is((await get("/openapi.json", "DELETE")).status, 418);
});

for (const [title, options] of [
  ["a stage called docs", { apiUrl: "http://127.0.0.1:3000/docs" }],
  ["the route GET /docs", { routes: [{ method: "GET", path: "/docs" }] }],
  ["a function URL at the root", { routes: [{ method: "ANY", path: "/", isFunctionUrl: true }] }],
  ["the route ANY /{page}", { routes: [{ method: "ANY", path: "/{page}" }] }],
  ["the route GET /openapi.json", { routes: [{ method: "GET", path: "/openapi.json" }] }],
  ["the route $default", { routes: [{ method: "ANY", path: "$default" }] }],
] as const) {
  test(`leaves both paths to an API that has ${title}, and is below /_local`, async (t) => {
    const get = await serve(t, options as Partial<DocsOptions>);
    for (const path of ["/docs", "/docs/page.js", "/openapi.json"]) t.is((await get(path)).status, 418, path);
    const html = await (await get("/_local/docs")).text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path as string);
    t.is(named.length, 4);
    for (const path of named) t.is((await get(path)).status, 200, path);
    t.true((await (await get("/_local/docs/page.js")).text()).includes('url: "/_local/openapi.json"'));
    t.is((await get("/_local/openapi.json")).status, 200);
  });
}

test("keeps its paths when the API's routes do not match them", async (t) => {
  const routes = [
    { method: "POST", path: "/docs" },
    { method: "ANY", path: "/docs/{page}" },
    { method: "ANY", path: "/stage/{proxy+}" },
  ];
  const get = await serve(t, { routes });
  t.is((await get("/docs")).status, 200);
  t.is((await get("/_local/docs")).status, 418);
});

test("a program without a document has no page", async (t) => {
  const get = await serve(t, { read: () => readOpenApi(`${fixture}/none.json`) });
  t.is((await get("/docs")).status, 418);
  t.is((await get("/openapi.json")).status, 418);
});

const cases = [
  {
    title: "an open HTTP API",
    apiUrl: "http://127.0.0.1:3000",
    kind: undefined,
    server: "/",
    scheme: undefined,
  },
  {
    title: "an HTTP API with tokens",
    apiUrl: "http://127.0.0.1:3000",
    kind: "JWT",
    server: "/",
    scheme: "jwt",
  },
  {
    title: "a REST API with a user pool",
    apiUrl: "http://127.0.0.1:1/x",
    kind: "COGNITO_USER_POOLS",
    server: "/x",
    scheme: "jwt",
  },
  {
    title: "a REST API with IAM",
    apiUrl: "http://127.0.0.1:3000/api-demo",
    kind: "AWS_IAM",
    server: "/api-demo",
    scheme: "iam",
  },
] as const;

for (const { title, apiUrl, kind, server, scheme } of cases) {
  test(`the document says where the API is and what it asks of callers: ${title}`, async (t) => {
    const route = { method: "GET", path: "/things", authorization: kind };
    const get = await serve(t, { apiUrl, routes: [route, route] });
    const { servers, security, components } = JSON.parse(await (await get("/openapi.json")).text());
    t.deepEqual(servers, [{ url: server }]);
    t.deepEqual(security, scheme ? [{ [scheme]: [] }] : []);
    t.deepEqual(components.securitySchemes && Object.keys(components.securitySchemes), scheme && [scheme]);
  });
}

for (const [kind, scopes, asked] of [
  [
    "JWT",
    [["users.read"], ["users.write", "users.read"]],
    { scopes: ["users.read", "users.write"], use: "access" },
  ],
  ["COGNITO_USER_POOLS", [[], []], { scopes: [], use: "id" }],
] as const) {
  test(`the page gets a token that every route of an API with ${kind} takes`, async (t) => {
    const routes = scopes.map((list) => ({
      method: "GET",
      path: "/things",
      authorization: kind,
      scopes: [...list],
    }));
    const requests: unknown[] = [];
    const token = async (request: unknown) => `token ${requests.push(request)}`;
    const get = await serve(t, { routes, token });
    t.true((await (await get("/docs/page.js")).text()).includes('fetch("/docs/token")'));
    const answer = await get("/docs/token");
    t.is(answer.headers.get("access-control-allow-origin"), null);
    t.deepEqual(await answer.json(), { scheme: "jwt", token: "token 1" });
    t.deepEqual(requests, [asked]);
  });
}

test("the page of an open API, of one with IAM, and of one with another issuer asks for no token", async (t) => {
  const token = async () => "token";
  const open = { method: "GET", path: "/things" };
  for (const options of [
    { token, routes: [open] },
    { token, routes: [{ ...open, authorization: "AWS_IAM" as const }] },
    { routes: [{ ...open, authorization: "JWT" as const }] },
  ]) {
    const get = await serve(t, options);
    t.false((await (await get("/docs/page.js")).text()).includes("/docs/token"));
    t.is((await get("/docs/token")).status, 418);
  }
});

test("a document that is no JSON is one line that names the file", async (t) => {
  const folder = await folderWith(t, { "openapi.json": "{" });
  t.throws(() => readOpenApi(`${folder}/openapi.json`), { message: /^Cannot read .*openapi\.json: / });
});
