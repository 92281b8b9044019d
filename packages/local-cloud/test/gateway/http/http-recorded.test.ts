// Tests behaviour of HTTP APIs that was recorded on AWS. A title ends with its source and the date of the recording; .NET's events
// are those of github.com/aws/aws-lambda-dotnet, Libraries/test/Amazon.Lambda.AspNetCoreServer.Test.
import test from "ava";
import { type SendOptions, startGateway } from "../../helpers/gateway.ts";
import { type Any, executionArn, functionOf, httpApi, permission } from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });

/** Returns the event of one request to `ANY /{proxy+}`. */
async function eventOf(payloadFormatVersion: string, target: string, sent?: SendOptions): Promise<Any> {
  const key = "ANY /{proxy+}";
  const permissions = [permission(functionOf(key), `${executionArn("httpapi")}/*`)];
  const gateway = await startGateway(
    httpApi({ routes: [key], integration: { payloadFormatVersion }, permissions }),
    echo,
  );
  const { json } = await gateway.send("GET", target, sent);
  await gateway.close();
  return json;
}

test("payload 1.0 has four names of the client's in capitals and the others as sent (.NET values-get-all-httpapi-request.json, 2019-12-09)", async (t) => {
  const headers = ["host", "h", "user-agent", "u", "accept", "a", "sEc-fetch-mode", "navigate"];
  const event = await eventOf("1.0", "/api/resourcepath", { headers });
  const { "X-Amzn-Trace-Id": trace, "X-Forwarded-Port": port, ...others } = event.headers;
  t.deepEqual(others, {
    "Content-Length": "0",
    Host: "h",
    "User-Agent": "u",
    "X-Forwarded-For": "127.0.0.1",
    "X-Forwarded-Proto": "http",
    accept: "a",
    "sEc-fetch-mode": "navigate",
  });
  t.regex(trace, /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  t.truthy(port);
  t.deepEqual(Object.keys(event.multiValueHeaders), Object.keys(event.headers));
});

test("payload 1.0 tells who called in thirteen parts, and a greedy parameter may be empty (event of the request NIKr1jmIFiAEJmw=, published by its owner, 2022-02-06)", async (t) => {
  const key = "ANY /handler/{proxy+}";
  const permissions = [permission(functionOf(key), `${executionArn("httpapi")}/*`)];
  const integration = { payloadFormatVersion: "1.0" };
  const gateway = await startGateway(httpApi({ routes: [key], integration, permissions }), echo);
  const { json } = await gateway.send("POST", "/handler/", { headers: { "User-Agent": "curl/7.77.0" } });
  await gateway.close();
  const { identity, authorizer, resourceId, resourcePath, path } = json.requestContext;
  t.deepEqual(identity, {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAmr: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: "127.0.0.1",
    user: null,
    userAgent: "curl/7.77.0",
    userArn: null,
  });
  t.deepEqual(
    [authorizer, resourceId, resourcePath, path],
    [undefined, key, "/handler/{proxy+}", "/handler/"],
  );
  t.deepEqual(
    [json.path, json.resource, json.pathParameters],
    ["/handler/", "/handler/{proxy+}", { proxy: "" }],
  );
});

test("payload 2.0 has every name in lower case and a length where there is no body (.NET encode-plus-in-resource-path-httpapi-v2.json, 2020-03-24)", async (t) => {
  const event = await eventOf("2.0", "/foo+bar", {
    headers: ["Host", "h", "AccEpt", "a", "User-Agent", "u"],
  });
  t.deepEqual(Object.keys(event.headers).sort(), [
    "accept",
    "content-length",
    "host",
    "user-agent",
    "x-amzn-trace-id",
    "x-forwarded-for",
    "x-forwarded-port",
    "x-forwarded-proto",
  ]);
  t.is(event.headers["content-length"], "0");
  t.deepEqual(
    [event.rawPath, event.requestContext.http.path, event.pathParameters],
    ["/foo+bar", "/foo+bar", { proxy: "foo+bar" }],
  );
});

test("an encoded space is decoded everywhere (.NET encode-space-in-resource-path-httpapi-v2.json, 2020-03-25)", async (t) => {
  const event = await eventOf("2.0", "/api/tmh/file%20name.xml");
  t.deepEqual(
    [event.rawPath, event.requestContext.http.path, event.pathParameters],
    ["/api/tmh/file name.xml", "/api/tmh/file name.xml", { proxy: "api/tmh/file name.xml" }],
  );
});

test("an encoded slash stays in the path and is decoded in its parameter (.NET encode-slash-in-resource-path-httpapi-v2.json, 2020-03-25)", async (t) => {
  const event = await eventOf("2.0", "/api/encoding/a%2Fb");
  t.deepEqual(
    [event.rawPath, event.requestContext.http.path, event.pathParameters],
    ["/api/encoding/a%2Fb", "/api/encoding/a%2Fb", { proxy: "api/encoding/a/b" }],
  );
});

test("cookies are a list of their own and no header (.NET cookies-get-multiple-httpapi-v2-request.json, 2020-03-25)", async (t) => {
  const event = await eventOf("2.0", "/x", {
    headers: { Cookie: "TestCookie1=TestValue1; TestCookie2=TestValue2" },
  });
  t.deepEqual(event.cookies, ["TestCookie1=TestValue1", "TestCookie2=TestValue2"]);
  t.false("cookie" in event.headers);
});
