// Tests Signature Version 4 on routes with AWS_IAM: the test signs by hand, and the gateway verifies.
import test from "ava";
import { type RunningGateway, startGateway } from "../../helpers/gateway.ts";
import { type Any, httpApi, restApi } from "../../helpers/gateway-resources.ts";

import { credentials, presign, type Signed, sha256, sign } from "../../helpers/signature.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });
const http = () =>
  startGateway(
    httpApi({
      routes: ["GET /v1/users/{userId}", "POST /v1/users"],
      route: { authorizationType: "AWS_IAM" },
    }),
    echo,
    { credentials },
  );
const rest = () =>
  startGateway(
    restApi({
      paths: {
        "/v1/users": {
          get: { "x-amazon-apigateway-auth": { type: "AWS_IAM" } },
          post: { security: [{ sigv4: [] }] },
        },
      },
      swagger: { securityDefinitions: { sigv4: { "x-amazon-apigateway-authtype": "awsSigv4" } } },
    }),
    echo,
    { credentials },
  );

let httpGateway: RunningGateway;
let restGateway: RunningGateway;

test.before(async () => {
  httpGateway = await http();
  restGateway = await rest();
});

test.after.always(async () => {
  await httpGateway?.close();
  await restGateway?.close();
});

function call(gateway: RunningGateway, signed: Signed, sent: Partial<Signed> = {}) {
  const { method, path, query, body } = { ...signed, ...sent };
  const headers = { ...sign(gateway.port, signed), ...sent.headers };
  return gateway.send(method, query ? `${path}?${query}` : path, { headers, body });
}

const get: Signed = { method: "GET", path: "/v1/users/7" };
const post: Signed = {
  method: "POST",
  path: "/v1/users",
  body: '{"a":"ä"}',
  headers: { "content-type": "application/json" },
};
const restGet: Signed = { method: "GET", path: "/api-demo/v1/users" };

test("a signed request passes, and the function learns who signed", async (t) => {
  const { status, json } = await call(httpGateway, get);
  t.is(status, 200);
  t.deepEqual(json.requestContext.authorizer, {
    iam: {
      accessKey: "AKIDLOCAL",
      accountId: "000000000000",
      callerId: "AIDALOCAL",
      cognitoIdentity: null,
      principalOrgId: null,
      userArn: "arn:aws:iam::000000000000:user/local",
      userId: "AIDALOCAL",
    },
  });
  const { json: event } = await call(restGateway, restGet);
  t.like(event.requestContext.identity, {
    accessKey: "AKIDLOCAL",
    accountId: "000000000000",
    caller: "AIDALOCAL",
    user: "AIDALOCAL",
    userArn: "arn:aws:iam::000000000000:user/local",
    sourceIp: "127.0.0.1",
  });
  t.is(httpGateway.routes[0].authorization, "AWS_IAM");
  t.is(restGateway.routes[0].authorization, "AWS_IAM");
});

test("body, query, encoded paths and further headers are part of the signature", async (t) => {
  t.is((await call(httpGateway, post)).status, 200);
  t.is((await call(httpGateway, { ...get, query: "limit=1&lastKey=a%20b%2Fc&empty=" })).status, 200);
  t.is((await call(httpGateway, { ...get, path: "/v1/users/a%20b" })).status, 200);
  const bodyHash = sha256(post.body ?? "");
  const withHash = { ...post, headers: { ...post.headers, "x-amz-content-sha256": bodyHash } };
  t.is((await call(httpGateway, withHash)).status, 200);
  t.is((await call(restGateway, { ...restGet, method: "POST", body: "x" })).status, 200);
});

test("what was changed after signing is refused", async (t) => {
  const changed: [Signed, Partial<Signed>][] = [
    [get, { path: "/v1/users/8" }],
    [{ ...get, query: "limit=1" }, { query: "limit=2" }],
    [post, { body: '{"a":"b"}' }],
    [post, { headers: { "content-type": "text/plain" } }],
    [{ ...post, headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } }, {}],
    [{ ...post, headers: { "x-amz-content-sha256": sha256("else") } }, {}],
  ];
  for (const [signed, sent] of changed) {
    const { status, json } = await call(httpGateway, signed, sent);
    t.deepEqual([status, json], [403, { message: "Forbidden" }]);
  }
});

test("every failure is Forbidden to an HTTP API and has its own words in a REST API", async (t) => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const cases: [string, Partial<Signed>, string, RegExp][] = [
    ["another key id", { accessKeyId: "AKIDELSE" }, "UnrecognizedClientException", /security token included/],
    [
      "another secret",
      { secretAccessKey: "else" },
      "InvalidSignatureException",
      /does not match the signature/,
    ],
    [
      "another region",
      { region: "us-east-1" },
      "InvalidSignatureException",
      /scoped to region "eu-central-1"/,
    ],
    ["another service", { service: "s3" }, "InvalidSignatureException", /service "execute-api"/],
    ["long ago", { at: minutes(-6) }, "InvalidSignatureException", /expired/],
    ["far ahead", { at: minutes(6) }, "InvalidSignatureException", /not yet current/],
    ["the host unsigned", { unsigned: ["host"] }, "IncompleteSignatureException", /Invalid key=value pair/],
  ];
  for (const [title, failure, errorType, message] of cases) {
    const plain = await call(httpGateway, { ...get, ...failure });
    t.deepEqual([plain.status, plain.json], [403, { message: "Forbidden" }], title);
    const { status, headers, json } = await call(restGateway, { ...restGet, ...failure });
    t.deepEqual([status, headers["x-amzn-errortype"]], [403, errorType], title);
    t.regex(json.message, message, title);
  }
});

test("an unsigned request is refused", async (t) => {
  const plain = await httpGateway.send("GET", get.path);
  t.deepEqual([plain.status, plain.json], [403, { message: "Forbidden" }]);
  const { status, json, headers } = await restGateway.send("GET", restGet.path);
  t.deepEqual([status, json], [403, { message: "Missing Authentication Token" }]);
  t.is(headers["x-amzn-errortype"], "MissingAuthenticationTokenException");
  for (const authorization of ["Bearer x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=, Signature="]) {
    t.is((await httpGateway.send("GET", get.path, { headers: { authorization } })).status, 403);
    t.is((await restGateway.send("GET", restGet.path, { headers: { authorization } })).status, 403);
  }
});

test("a session token in the name of a user without a session is refused", async (t) => {
  const token = { "x-amz-security-token": "made up" };
  t.is((await call(httpGateway, { ...get, headers: token })).status, 403);
  const { status, json, headers } = await call(restGateway, { ...restGet, headers: token });
  t.deepEqual([status, json], [403, { message: "The security token included in the request is invalid." }]);
  t.is(headers["x-amzn-errortype"], "UnrecognizedClientException");
  const query = presign(restGateway.port, { ...restGet, query: "X-Amz-Security-Token=made-up" });
  const presigned = await restGateway.send("GET", `${restGet.path}?${query}`);
  t.is(presigned.headers["x-amzn-errortype"], "UnrecognizedClientException");
});

test("the function behind a REST API does not get the signature", async (t) => {
  t.false("Authorization" in (await call(restGateway, restGet)).json.headers);
});
