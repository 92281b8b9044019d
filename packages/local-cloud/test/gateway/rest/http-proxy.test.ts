// Tests `http_proxy` integrations of a REST API. Source of LocalStack's recordings: test_apigateway_http.py.
import test, { type ExecutionContext } from "ava";
import { startEcho } from "../../helpers/echo-server.ts";
import { type RunningGateway, startGateway } from "../../helpers/gateway.ts";
import { type Any, restApi } from "../../helpers/gateway-resources.ts";
import { credentials, sign } from "../../helpers/signature.ts";

async function start(t: ExecutionContext, integration: Any, path = "/test", operation: Any = {}) {
  const own = { type: "http_proxy", httpMethod: "ANY", ...integration };
  const paths = {
    [path]: { "x-amazon-apigateway-any-method": { ...operation, "x-amazon-apigateway-integration": own } },
  };
  const gateway: RunningGateway = await startGateway(restApi({ paths, permissions: [] }), undefined, {
    credentials,
  });
  t.teardown(gateway.close);
  return gateway;
}

test("the server gets method, headers and body of the client, and the API's id (LocalStack test_http_integration_with_lambda, 2024-08-07)", async (t) => {
  const uri = await startEcho(t);
  const gateway = await start(t, { uri });
  const headers = { accept: "application/xml", "content-type": "application/json", "user-agent": "u" };
  const {
    status,
    json,
    headers: answered,
  } = await gateway.send("POST", "/api-demo/test", { headers, body: "{}" });
  t.is(status, 200);
  const { "x-amzn-trace-id": trace, ...sent } = json.headers;
  t.regex(trace, /^Root=1-/);
  t.deepEqual(sent, {
    ...headers,
    connection: "close",
    "content-length": "2",
    host: new URL(uri).host,
    "x-amzn-apigateway-api-id": "restapi",
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-port": String(gateway.port),
    "x-forwarded-proto": "http",
  });
  t.deepEqual([json.method, json.url, json.body], ["POST", "/", "{}"]);
  t.is(answered["x-own"], "1");
  for (const name of [
    "x-amzn-remapped-connection",
    "x-amzn-remapped-date",
    "x-amzn-trace-id",
    "x-amz-apigw-id",
  ])
    t.truthy(answered[name], name);
  t.like(gateway.lines[0], { functionName: uri, status: 200 });
});

test("the integration's own method counts, and ANY is the client's (LocalStack test_http_integration_method, 2024-07-05)", async (t) => {
  const uri = await startEcho(t);
  for (const [httpMethod, method] of [
    ["POST", "POST"],
    ["ANY", "PUT"],
  ]) {
    const gateway = await start(t, { uri, httpMethod });
    t.is((await gateway.send("PUT", "/api-demo/test")).json.method, method);
  }
});

test("path, query and headers are mapped; the integration's query comes first, then the client's, and a mapped header in place of the client's (LocalStack test_http_proxy_integration_request_data_mappings, 2024-07-18)", async (t) => {
  const uri = `${await startEcho(t)}?testVar={pathVar}&testQs={qsVar}`;
  const requestParameters = {
    "integration.request.header.headerVar": "method.request.header.foobar",
    "integration.request.path.qsVar": "method.request.querystring.testVar",
    "integration.request.path.pathVar": "method.request.path.pathVariable",
    "integration.request.querystring.queryString": "method.request.querystring.testQueryString",
    "integration.request.querystring.testQs": "method.request.querystring.testQueryString",
    "integration.request.querystring.testEmptyQs": "method.request.header.emptyheader",
    "integration.request.header.fixed": "'a text'",
  };
  const gateway = await start(t, { uri, requestParameters }, "/{pathVariable}");
  const headers = { foobar: "mapped-value", headerVar: "request-value" };
  const { json } = await gateway.send("POST", "/api-demo/foobar?testQueryString=foo&testVar=bar", {
    headers,
  });
  t.is(json.url, "/?testVar=foobar&testQs=bar&testQueryString=foo&testVar=bar&queryString=foo&testQs=foo");
  t.deepEqual(
    [json.headers.headervar, json.headers.foobar, json.headers.fixed],
    ["mapped-value", "mapped-value", "a text"],
  );
});

test("a greedy parameter arrives as it was sent, and the server's status goes back (LocalStack test_http_integration_invoke_status_code_passthrough, 2024-04-01)", async (t) => {
  const uri = await startEcho(t, (req, res) => void res.writeHead(418).end(req.url));
  const requestParameters = { "integration.request.path.map": "method.request.path.map" };
  const gateway = await start(t, { uri: `${uri}/to/{map}`, requestParameters }, "/status/{map+}");
  const { status, text } = await gateway.send("GET", "/api-demo/status/a%20b/c");
  t.deepEqual([status, text], [418, "/to/a%20b/c"]);
});

test("a signature stays with the gateway", async (t) => {
  const uri = await startEcho(t);
  const gateway = await start(t, { uri }, "/test", { "x-amazon-apigateway-auth": { type: "AWS_IAM" } });
  t.is((await gateway.send("GET", "/api-demo/test")).status, 403);
  const headers = sign(gateway.port, { method: "GET", path: "/api-demo/test" });
  const { status, json } = await gateway.send("GET", "/api-demo/test", { headers });
  t.deepEqual([status, json.headers.authorization], [200, undefined]);
});

test("a server that cannot be reached, or takes too long, is a 504", async (t) => {
  const gone = await start(t, { uri: "http://127.0.0.1:1/" });
  const unreachable = await gone.send("GET", "/api-demo/test");
  t.deepEqual(
    [unreachable.status, unreachable.json],
    [504, { message: "Network error communicating with endpoint" }],
  );
  t.regex(String(gone.lines[0]?.note), /^127\.0\.0\.1:1: /);
  const slow = await start(t, { uri: await startEcho(t, () => {}), timeoutInMillis: 50 });
  const late = await slow.send("GET", "/api-demo/test");
  t.deepEqual([late.status, late.json], [504, { message: "Endpoint request timed out" }]);
});

for (const [title, integration] of [
  ["a VPC link", { uri: "http://vpc.example", connectionType: "VPC_LINK", connectionId: "l" }],
  [
    "a mapping of the context",
    { uri: "http://a.example", requestParameters: { "integration.request.header.a": "context.stage" } },
  ],
  ["a URI that is none", { uri: "arn:aws:apigateway:eu-central-1:sqs:path/q" }],
  ["templates", { uri: "http://a.example", type: "http" }],
] as const) {
  test(`a proxy by ${title} is named as not served`, async (t) => {
    const gateway = await start(t, integration);
    t.is((await gateway.send("GET", "/api-demo/test")).status, 502);
    t.like(gateway.routes[0], { unserved: true });
    t.regex(gateway.routes[0].functionName, /\(not served\)$/);
  });
}
