// Tests the event of a REST API, and the parts that a client cannot forge.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { type Any, resource, restApi } from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });
const users = { "/v1/users": { get: {}, post: {} }, "/v1/users/{userId}": { get: {} } };

test("an event has the whole form of payload 1.0", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    const { json, headers } = await gateway.send("GET", "/api-demo/v1/users/a%20b/?x=1&x=2&y=%C3%A4", {
      headers: ["Host", "me", "User-Agent", "tester/1", "x-Many", "1", "X-many", "2"],
    });
    const port = String(gateway.port);
    const trace = json.headers["X-Amzn-Trace-Id"];
    const { requestId, extendedRequestId, requestTime, requestTimeEpoch } = json.requestContext;
    t.regex(trace, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    t.is(headers["x-amzn-requestid"], requestId);
    t.deepEqual(json, {
      resource: "/v1/users/{userId}",
      path: "/v1/users/a%20b/",
      httpMethod: "GET",
      headers: {
        Host: "me",
        "User-Agent": "tester/1",
        "x-Many": "2",
        "X-Amzn-Trace-Id": trace,
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Port": port,
        "X-Forwarded-Proto": "http",
      },
      multiValueHeaders: {
        Host: ["me"],
        "User-Agent": ["tester/1"],
        "x-Many": ["1", "2"],
        "X-Amzn-Trace-Id": [trace],
        "X-Forwarded-For": ["127.0.0.1"],
        "X-Forwarded-Port": [port],
        "X-Forwarded-Proto": ["http"],
      },
      queryStringParameters: { x: "2", y: "ä" },
      multiValueQueryStringParameters: { x: ["1", "2"], y: ["ä"] },
      pathParameters: { userId: "a%20b" },
      stageVariables: null,
      requestContext: {
        accountId: "000000000000",
        apiId: "restapi",
        deploymentId: "deployed",
        domainName: `127.0.0.1:${port}`,
        domainPrefix: "127",
        extendedRequestId,
        httpMethod: "GET",
        identity: {
          accessKey: null,
          accountId: null,
          caller: null,
          cognitoAuthenticationProvider: null,
          cognitoAuthenticationType: null,
          cognitoIdentityId: null,
          cognitoIdentityPoolId: null,
          principalOrgId: null,
          sourceIp: "127.0.0.1",
          user: null,
          userAgent: "tester/1",
          userArn: null,
        },
        path: "/api-demo/v1/users/a%20b/",
        protocol: "HTTP/1.1",
        requestId,
        requestTime,
        requestTimeEpoch,
        resourceId: "/v1/users/{userId}",
        resourcePath: "/v1/users/{userId}",
        stage: "api-demo",
      },
      body: null,
      isBase64Encoded: false,
    });
  });
});

test("on a domain of its own a stage is at the root, and its name is no part of the path", async (t) => {
  const mapping = resource("aws:apigatewayv2/apiMapping:ApiMapping", "m", {
    apiId: "restapi",
    stage: "api-demo",
  });
  await serving(startGateway([...restApi({ paths: users }), mapping], echo), async (gateway) => {
    const { json } = await gateway.send("GET", "/v1/users");
    t.deepEqual(
      [json.path, json.requestContext.path, json.requestContext.stage],
      ["/v1/users", "/v1/users", "api-demo"],
    );
    t.is((await gateway.send("GET", "/api-demo/v1/users")).status, 403);
  });
});

test("parts that were not sent are null", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    const { json } = await gateway.send("GET", "/api-demo/v1/users");
    t.is(json.queryStringParameters, null);
    t.is(json.multiValueQueryStringParameters, null);
    t.is(json.pathParameters, null);
  });
});

test("a body is base64 when the API lists its type as binary", async (t) => {
  const cases: [string[], string | undefined, boolean][] = [
    [["*/*"], "application/json", true],
    [["*/*"], undefined, true],
    [["image/*"], "image/png", true],
    [["image/*"], "application/json", false],
    [[], undefined, false],
  ];
  for (const [binaryMediaTypes, type, isBase64Encoded] of cases) {
    await serving(startGateway(restApi({ paths: users, binaryMediaTypes }), echo), async (gateway) => {
      const headers: Record<string, string> = type ? { "content-type": type } : {};
      const { json } = await gateway.send("POST", "/api-demo/v1/users", { body: "ä", headers });
      t.deepEqual([json.body, json.isBase64Encoded], [isBase64Encoded ? "w6Q=" : "ä", isBase64Encoded]);
    });
  }
});

test("forwarding headers cannot be forged in any case of letters", async (t) => {
  await serving(startGateway(restApi({ paths: users }), echo), async (gateway) => {
    const headers = {
      "x-forwarded-for": "6.6.6.6",
      "X-FORWARDED-PROTO": "https",
      "x-amzn-trace-id": "forged",
    };
    const { json } = await gateway.send("GET", "/api-demo/v1/users", { headers });
    t.deepEqual(json.multiValueHeaders["X-Forwarded-For"], ["127.0.0.1"]);
    t.deepEqual(json.multiValueHeaders["X-Forwarded-Proto"], ["http"]);
    t.deepEqual(
      Object.keys(json.headers).filter((name) => /forwarded|trace/i.test(name)),
      ["X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto"],
    );
  });
});
