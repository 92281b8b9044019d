// Tests programs like public examples, which were not written for the local run.
import { join } from "node:path";
import test from "ava";
import type { Registered } from "../src/engine/deployment.ts";
import type { BatchLine } from "../src/event-sources/batch-line.ts";
import { type CloudOptions, startCloud, type TokenRequest } from "../src/start-cloud.ts";
import { startEcho } from "./helpers/echo-server.ts";
import { fixture } from "./helpers/local.ts";
import { type Scope, shared } from "./helpers/shared.ts";
import { sign } from "./helpers/signature.ts";

const otherNode = `the Node of nodejs22.x (functions run on ${process.versions.node})`;

async function start(scope: Scope, name: string, options: CloudOptions = {}) {
  const cloud = await startCloud({ program: join(fixture, "examples", name), port: 0, ...options });
  scope.teardown(cloud.close);
  const call = async (method: string, path: string) => {
    const response = await fetch(`${Object.values(cloud.outputs)[0]}${path}`, { method });
    return [response.status, await response.text()];
  };
  return { ...cloud, call };
}

test.serial(
  "serves an HTTP API with $default by a function from a folder: aws-ts-apigatewayv2-http-api",
  async (t) => {
    const { call, routes, withoutEffect } = await start(t, "http-api-folder");
    t.deepEqual(await call("GET", ""), [200, "Hello, Pulumi! from $default at /dev"]);
    t.deepEqual(await call("DELETE", "/a/b"), [200, "Hello, Pulumi! from $default at /dev/a/b"]);
    t.deepEqual(
      routes.map(({ method, path }) => `${method} ${path}`),
      ["ANY $default"],
    );
    t.deepEqual(withoutEffect, ["apigatewayv2.Integration (passthroughBehavior)", otherNode]);
  },
);

test.serial(
  "serves a REST API whose Swagger body hands everything to one function: aws-ts-serverless-raw",
  async (t) => {
    const { call, withoutEffect } = await start(t, "rest-api-proxy");
    const answer = (httpMethod: string, proxy: string, count: number) =>
      JSON.stringify({ httpMethod, proxy, count });
    t.deepEqual(await call("GET", "/a/b"), [200, answer("GET", "a/b", 1)]);
    t.deepEqual(await call("POST", "/a/b"), [200, answer("POST", "a/b", 2)]);
    t.deepEqual(await call("DELETE", "/c"), [200, answer("DELETE", "c", 1)]);
    t.deepEqual(await call("GET", ""), [403, '{"message":"Missing Authentication Token"}']);
    t.deepEqual(withoutEffect, ["dynamodb.Table (readCapacity, writeCapacity)", otherNode]);
  },
);

test.serial(
  "serves functions from closures: aws-ts-apigateway-lambda-serverless, behind an HTTP API",
  async (t) => {
    const { call } = await start(t, "callback-function");
    t.deepEqual(await call("GET", "/a/b"), [200, '{"affirmation":"Nice job!","route":"a/b"}']);
    const posted = (times: number) => JSON.stringify({ message: "POST successful", path: "/x", times });
    t.deepEqual(await call("POST", "/x"), [200, posted(1)]);
    t.deepEqual(await call("POST", "/x"), [200, posted(2)]);
    t.is((await call("DELETE", "/x"))[0], 404);
  },
);

test.serial(
  "serves an API that makes route and stage by itself: aws-ts-apigatewayv2-http-api-quickcreate",
  async (t) => {
    const { call, routes, withoutEffect } = await start(t, "quick-create");
    t.deepEqual(
      routes.map(({ method, path }) => `${method} ${path}`),
      ["GET /"],
    );
    t.deepEqual(await call("GET", "/"), [200, "Hello, Pulumi!"]);
    t.is((await call("GET", "/x"))[0], 404);
    t.deepEqual(withoutEffect, [otherNode]);
  },
);

const documented = shared(async (scope) => {
  const { promise: batch, resolve } = Promise.withResolvers<BatchLine>();
  return { ...(await start(scope, "documentation", { onBatch: resolve })), batch };
});

test.serial(
  "serves functions by their own URLs, also to each other: the documentation of aws.lambda.FunctionUrl",
  async (t) => {
    const { url, outputs, routes, example, withoutEffect } = await documented(t);
    t.is(outputs.url, `${url}/`);
    t.is(String(outputs.relayed).replace(/[a-z\d]{32}/, "ID"), `${url}/_api/ID/`);
    t.regex(String(outputs.urlId), /^[a-z\d]{32}$/);
    t.deepEqual(await (await fetch(`${outputs.url}a%20b`)).json(), { hello: "/a%20b" });
    const relayed = await fetch(String(outputs.relayed), { headers: { origin: "https://a.example" } });
    t.deepEqual(await relayed.json(), { hello: "/from/relay" });
    t.is(relayed.headers.get("access-control-allow-origin"), null);
    t.deepEqual(
      routes.map(({ path, isFunctionUrl }) => [path, isFunctionUrl]),
      [
        ["/", true],
        [new URL(String(outputs.relayed)).pathname, true],
      ],
    );
    t.like(example, { route: { method: "GET", path: "/" } });
    t.false(withoutEffect.some((line) => line.includes("FunctionUrl")));
  },
);

test.serial(
  "serves a RestAPI, which a plugin would make, with its files, functions and names: serverless-aws-typescript",
  async (t) => {
    const target = await startEcho(t);
    const cloud = await start(t, "rest-api-component", { config: { target } });
    const { url, ...outputs } = cloud.outputs;
    t.is(url, `${cloud.url}/`);
    t.deepEqual(outputs, { stageName: "stage", title: "api" });
    const get = async (path: string) => {
      const response = await fetch(`${url}${path}`);
      return [response.status, response.headers.get("content-type"), await response.text()];
    };
    t.deepEqual(await get(""), [200, "text/html", "<h1>Hello</h1>\n"]);
    t.deepEqual(await get("images/dot.svg"), [
      200,
      "image/svg+xml",
      '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    ]);
    t.deepEqual(await get("robots"), [200, "text/x-robots", "User-agent: *\n"]);
    t.deepEqual((await get("images/none.svg")).slice(0, 2), [400, "application/xml"]);
    t.deepEqual(await get("date"), [200, "application/json", "GET /date"]);
    t.deepEqual(await get("any"), [200, "application/json", "GET /any"]);
    // The plugin answers this to a request without a signature.
    t.deepEqual(await get("private"), [404, "application/json", '{"message": "404 Not found" }']);
    const { port } = new URL(cloud.url);
    const signed = { ...cloud.credentials, region: cloud.region, method: "GET", path: "/stage/private" };
    t.is((await fetch(`${url}private`, { headers: sign(Number(port), signed) })).status, 200);
    const statusFor = async (path: string, request: TokenRequest) => {
      const authorization = `Bearer ${await cloud.token(request)}`;
      return (await fetch(`${url}${path}`, { headers: { authorization } })).status;
    };
    t.is((await get("members"))[0], 401);
    t.is(await statusFor("members", { use: "id" }), 200);
    t.is(await statusFor("staff", { scopes: ["api/staff"] }), 200);
    t.is(await statusFor("staff", { scopes: ["api/other"] }), 401);
    const guarded = async (authorization: string) =>
      (await fetch(`${url}guarded`, { headers: { authorization } })).status;
    // The plugin makes 404 of a denial, too.
    t.deepEqual([await guarded("good"), await guarded("bad"), await guarded("")], [200, 404, 401]);
    t.is((await get("none"))[0], 204);
    const proxied = async (path: string) => JSON.parse(String((await get(path))[2])).url;
    t.deepEqual(
      [await proxied("proxy"), await proxied("proxy/"), await proxied("proxy/a/b?c=d")],
      ["/", "/", "/a/b?c=d"],
    );
    const targets = cloud.routes.filter(({ path }) => path.includes("/proxy"));
    t.deepEqual(
      targets.map(({ functionName }) => functionName),
      [`${target}/`, `${target}/{proxy}`],
    );
    t.true(targets.every(({ unserved }) => unserved === undefined));
    // The plugin gives its children these names.
    const registered = cloud.resources as Registered[];
    const parent = "urn:pulumi:dev::rest-api-component::aws-apigateway:index:RestAPI::api";
    const children = registered
      .filter((one) => one.parent === parent)
      .map(({ type, name }) => `${type.split(":").at(-1)} ${name}`);
    // The names end in the first eight digits of the SHA-1 of `get:/`, `get:/robots`, and of `GET/date`, `*/any`, `GET/guarded`,
    // `GET/members`, `GET/staff` and `GET/private`.
    t.deepEqual(children.toSorted(), [
      "Bucket api",
      "BucketObject api4c238266/images/dot.svg",
      "BucketObject api4c238266/index.html",
      "BucketObject apiab0a6db6",
      "Deployment api",
      "Permission api-2d0c2e70",
      "Permission api-3c26f2ce",
      "Permission api-6dd1ad61",
      "Permission api-b08810c8",
      "Permission api-d0598dda",
      "Permission api-e7f981a5",
      "RestApi api",
      "Role api4c238266",
      "Role apiab0a6db6",
      "Role door-authorizer-role",
      "RolePolicy door-invocation-policy",
      "RolePolicyAttachment api4c238266",
      "RolePolicyAttachment apiab0a6db6",
      "Stage api",
    ]);
  },
);

test.serial(
  "calls a closure for each change of a table: the documentation of aws.dynamodb.Table.onEvent",
  async (t) => {
    const { dynamodb, outputs, withoutEffect, batch } = await documented(t);
    const { things, copies } = outputs.tables as { things: string; copies: string };
    const Item = { id: { S: "a" }, size: { N: "1" } };
    await dynamodb.call("PutItem", { TableName: things, Item });
    t.like(await batch, { tableName: things, records: 1, error: undefined });
    t.deepEqual((await dynamodb.call("Scan", { TableName: copies })).Items, [Item]);
    t.false(withoutEffect.some((line) => /EventSourceMapping|AmazonDynamoDBFullAccess/.test(line)));
  },
);
