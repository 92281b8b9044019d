// Tests events of REST APIs that were recorded on AWS. A title ends with its source and the date of the recording; LocalStack's
// tests are those of github.com/localstack/localstack, tests/aws/services/apigateway.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { type Any, executionArn, functionOf, permission, restApi } from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });
const any = "x-amazon-apigateway-any-method";

/** Returns the permission that the helper gives to a method, by the method's key in the document. */
const permitted = (...keys: string[]) =>
  keys.map((key) => permission(functionOf(key), `${executionArn("restapi")}/*`));

test("a method that a resource lacks is answered by a greedy route beside it (LocalStack test_proxy_routing_with_hardcoded_resource_sibling, 2024-07-23)", async (t) => {
  const paths = { "/test": { post: {} }, "/test/any": { [any]: {} }, "/{proxy+}": { options: {} } };
  const permissions = permitted("post /test", `${any} /test/any`, "options /{proxy+}");
  await serving(startGateway(restApi({ paths, permissions }), echo), async (gateway) => {
    const resourceOf = async (method: string, path: string) =>
      (await gateway.send(method, `/api-demo${path}`)).json.resource;
    t.is(await resourceOf("OPTIONS", "/test"), "/{proxy+}");
    t.is(await resourceOf("POST", "/test"), "/test");
    t.is(
      await resourceOf("OPTIONS", "/test/any"),
      "/test/any",
      "ANY of the more specific resource comes first",
    );
    t.is(await resourceOf("GET", "/test/any"), "/test/any");
  });
});

test("a path of no resource is left to a greedy one beside it (LocalStack test_routing_with_hardcoded_resource_sibling_order, 2024-07-23)", async (t) => {
  const paths = { "/part1": { get: {} }, "/{param+}": { get: {} }, "/part1/hardcoded-value": { get: {} } };
  const permissions = permitted("get /part1", "get /{param+}", "get /part1/hardcoded-value");
  await serving(startGateway(restApi({ paths, permissions }), echo), async (gateway) => {
    for (const [path, resource] of [
      ["/part1", "/part1"],
      ["/part1/hardcoded-value", "/part1/hardcoded-value"],
      ["/part1/random-value", "/{param+}"],
    ] as const) {
      t.is((await gateway.send("GET", `/api-demo${path}`)).json.resource, resource);
    }
  });
});

test("neither a path nor a method that no route takes is told from a missing token (LocalStack test_routing_not_found, 2024-07-23)", async (t) => {
  await serving(startGateway(restApi({ paths: { "/existing": { get: {} } } })), async (gateway) => {
    for (const [method, path] of [
      ["GET", "/api-demo/random-path"],
      ["POST", "/api-demo/existing"],
    ] as const) {
      const { status, text, headers } = await gateway.send(method, path);
      t.deepEqual([status, text], [403, '{"message":"Missing Authentication Token"}']);
      t.is(headers["x-amzn-errortype"], "MissingAuthenticationTokenException");
    }
  });
});

test("slashes are folded at the start of a path and kept inside it (LocalStack test_lambda_aws_proxy_integration, 2024-08-02)", async (t) => {
  const paths = { "/{proxy+}": { [any]: {} }, "/hardcoded": { [any]: {} } };
  const permissions = permitted(`${any} /{proxy+}`, `${any} /hardcoded`);
  const plus = "/proxy-value/api/user/test%2Balias@gmail.com/plus/test+alias@gmail.com";
  const cases: [target: string, path: string, proxy: string | null, contextPath: string][] = [
    ["/api-demo/proxy-value", "/proxy-value", "proxy-value", "/api-demo/proxy-value"],
    ["/api-demo/proxy-value/", "/proxy-value/", "proxy-value", "/api-demo/proxy-value/"],
    [
      "/api-demo/proxy-value//double-slash",
      "/proxy-value//double-slash",
      "proxy-value//double-slash",
      "/api-demo/proxy-value//double-slash",
    ],
    ["//api-demo/proxy-value", "/proxy-value", "proxy-value", "/api-demo/proxy-value"],
    ["/api-demo//proxy-value", "/proxy-value", "proxy-value", "/api-demo//proxy-value"],
    ["/api-demo//hardcoded", "/hardcoded", null, "/api-demo//hardcoded"],
    [`/api-demo${plus}`, plus, plus.slice(1), `/api-demo${plus}`],
  ];
  await serving(startGateway(restApi({ paths, permissions }), echo), async (gateway) => {
    for (const [target, path, proxy, contextPath] of cases) {
      const { json } = await gateway.send("GET", target);
      t.deepEqual(
        [json?.path, json?.pathParameters, json?.requestContext.path],
        [path, proxy === null ? null : { proxy }, contextPath],
        target,
      );
    }
  });
});

test("a query's plus signs are spaces, and of several values the last one counts (LocalStack test_lambda_aws_proxy_integration, 2024-08-02)", async (t) => {
  await serving(startGateway(restApi({ paths: { "/x": { get: {} } } }), echo), async (gateway) => {
    const { json } = await gateway.send("GET", "/api-demo/x?a=1+1&a=2%202&b=x%2By");
    t.deepEqual(json.queryStringParameters, { a: "2 2", b: "x+y" });
    t.deepEqual(json.multiValueQueryStringParameters, { a: ["1 1", "2 2"], b: ["x+y"] });
  });
});

test("three header names are written by the gateway, the others arrive as sent (LocalStack test_lambda_aws_proxy_integration, 2024-08-02)", async (t) => {
  await serving(startGateway(restApi({ paths: { "/x": { get: {} } } }), echo), async (gateway) => {
    const headers = [
      "hOST",
      "a",
      "user-agent",
      "b",
      "authorization",
      "random-value",
      "tEsT-HEADeR",
      "aValUE",
    ];
    const { json } = await gateway.send("GET", "/api-demo/x", { headers });
    const { "X-Amzn-Trace-Id": _, "X-Forwarded-Port": __, ...others } = json.headers;
    t.deepEqual(others, {
      Authorization: "random-value",
      Host: "a",
      "User-Agent": "b",
      "X-Forwarded-For": "127.0.0.1",
      "X-Forwarded-Proto": "http",
      "tEsT-HEADeR": "aValUE",
    });
    t.deepEqual(Object.keys(json.multiValueHeaders), Object.keys(json.headers));
  });
});

test("headers for the gateway alone do not reach the function (LocalStack test_apigateway_header_remapping_aws[AWS_PROXY], 2024-12-11)", async (t) => {
  const arrive =
    "Accept Accept-Charset Accept-Encoding Age Authorization Content-Encoding Content-Type Date Host Pragma Range Referer User-Agent Via Warn";
  const lost =
    "Content-MD5 Expect Max-Forwards Proxy-Authenticate Server TE Trailer Upgrade WWW-Authenticate";
  await serving(startGateway(restApi({ paths: { "/x": { post: {} } } }), echo), async (gateway) => {
    const sent = `${arrive} ${lost}`
      .split(" ")
      .flatMap((name) => [name, name === "Expect" ? "100-continue" : "x"]);
    const { json } = await gateway.send("POST", "/api-demo/x", {
      headers: [...sent, "Connection", "close", "Transfer-Encoding", "chunked"],
      body: "x",
    });
    const got = Object.keys(json.headers).filter((name) => !name.startsWith("X-"));
    t.deepEqual(got.sort(), arrive.split(" "));
    const counted = await gateway.send("POST", "/api-demo/x", {
      headers: { "Content-Length": "1" },
      body: "x",
    });
    t.false("Content-Length" in counted.json.headers);
  });
});
