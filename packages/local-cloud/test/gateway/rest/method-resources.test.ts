// Tests REST APIs that are declared by Pulumi resources: `Resource`, `Method` and `Integration`.
import test from "ava";
import { startEcho } from "../../helpers/echo-server.ts";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { type Any, executionArn, invokeArn, permission, resource } from "../../helpers/gateway-resources.ts";

const stage = resource(
  "aws:apigateway/stage:Stage",
  "stage",
  { restApi: "api", stageName: "api-demo", deployment: "deployed" },
  { invokeUrl: "http://127.0.0.1:3000/api-demo" },
);

function api(inputs: Any = {}) {
  const outputs = { executionArn: executionArn("api"), rootResourceId: "root" };
  return [resource("aws:apigateway/restApi:RestApi", "api", inputs, outputs), stage];
}

function part(kind: string, httpMethod: string, inputs: Any, resourceId = "users") {
  const type = `aws:apigateway/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
  const place = { restApi: "api", resourceId, httpMethod };
  return resource(type, `${kind}-${httpMethod}-${resourceId}`, { ...place, ...inputs });
}

function toFunction(httpMethod: string, method: Any = {}, resourceId = "users") {
  const integration = { type: "AWS_PROXY", integrationHttpMethod: "POST", uri: invokeArn("f") };
  return [
    part("Method", httpMethod, { authorization: "NONE", ...method }, resourceId),
    part("Integration", httpMethod, integration, resourceId),
  ];
}

const users = resource(
  "aws:apigateway/resource:Resource",
  "users",
  { restApi: "api", parentId: "root", pathPart: "users" },
  { path: "/users" },
);
const allowed = permission("f", `${executionArn("api")}/*/*`);
const echo = ({ httpMethod, resource, path }: Any) => ({
  statusCode: 200,
  body: JSON.stringify({ httpMethod, resource, path }),
});

test("methods of the root and of a resource reach their function, and no other method does", async (t) => {
  const resources = [...api(), users, ...toFunction("GET"), ...toFunction("ANY", {}, "root"), allowed];
  await serving(startGateway(resources, echo), async (gateway) => {
    t.deepEqual((await gateway.send("GET", "/api-demo/users")).json, {
      ...{ httpMethod: "GET", resource: "/users", path: "/users" },
    });
    t.deepEqual((await gateway.send("PUT", "/api-demo")).json, {
      ...{ httpMethod: "PUT", resource: "/", path: "/" },
    });
    t.is((await gateway.send("POST", "/api-demo/users")).status, 403);
    t.deepEqual(
      gateway.routes.map(({ method, path, functionName }) => [method, path, functionName]),
      [
        ["ANY", "/api-demo/", "f"],
        ["GET", "/api-demo/users", "f"],
      ],
    );
  });
});

test("methods that are Pulumi resources are added to those of the body", async (t) => {
  const uri = invokeArn("f");
  const integration = { type: "aws_proxy", httpMethod: "POST", uri };
  const paths = { "/teams": { get: { "x-amazon-apigateway-integration": integration } } };
  const resources = [...api({ body: JSON.stringify({ paths }) }), users, ...toFunction("GET"), allowed];
  await serving(startGateway(resources, echo), async (gateway) => {
    t.is((await gateway.send("GET", "/api-demo/teams")).json.resource, "/teams");
    t.is((await gateway.send("GET", "/api-demo/users")).json.resource, "/users");
  });
});

test("a mock integration answers a preflight with the headers that its responses map", async (t) => {
  const header = "method.response.header.Access-Control-Allow-Origin";
  const resources = [
    ...api(),
    users,
    part("Method", "OPTIONS", { authorization: "NONE" }),
    part("Integration", "OPTIONS", {
      type: "MOCK",
      requestTemplates: { "application/json": '{"statusCode": 204}' },
    }),
    part("MethodResponse", "OPTIONS", { statusCode: "204", responseParameters: { [header]: true } }),
    part("IntegrationResponse", "OPTIONS", { statusCode: "204", responseParameters: { [header]: "'*'" } }),
  ];
  await serving(startGateway(resources), async (gateway) => {
    const { status, headers } = await gateway.send("OPTIONS", "/api-demo/users");
    t.deepEqual([status, headers["access-control-allow-origin"]], [204, "*"]);
  });
});

test("an HTTP proxy's server gets the mapped parameters, and a VPC link is not tried", async (t) => {
  const uri = `${await startEcho(t)}/{id}`;
  const requestParameters = { "integration.request.path.id": "'7'" };
  const proxy = { type: "HTTP_PROXY", integrationHttpMethod: "ANY", uri, requestParameters };
  const resources = [
    ...[...api(), users],
    part("Method", "GET", { authorization: "NONE" }),
    part("Integration", "GET", proxy),
    part("Method", "PUT", { authorization: "NONE" }),
    part("Integration", "PUT", { ...proxy, connectionType: "VPC_LINK", connectionId: "link" }),
  ];
  await serving(startGateway(resources), async (gateway) => {
    t.is((await gateway.send("GET", "/api-demo/users")).json.url, "/7");
    t.regex(gateway.routes.find(({ method }) => method === "PUT")?.functionName ?? "", /\(not served\)$/);
  });
});

test("an answer whose pattern the status matches comes before the default", async (t) => {
  const resources = [
    ...api(),
    users,
    part("Method", "GET", { authorization: "NONE" }),
    part("Integration", "GET", {
      type: "MOCK",
      requestTemplates: { "application/json": '{"statusCode": 418}' },
    }),
    part("IntegrationResponse", "GET", { statusCode: "200" }),
    {
      ...part("IntegrationResponse", "GET", { statusCode: "404", selectionPattern: "4\\d{2}" }),
      name: "other",
    },
  ];
  await serving(startGateway(resources), async (gateway) => {
    t.is((await gateway.send("GET", "/api-demo/users")).status, 404);
  });
});

test("a method with `AWS_IAM` or a Cognito authorizer refuses a request without credentials", async (t) => {
  const pool = "arn:aws:cognito-idp:eu-central-1:000000000000:userpool/eu-central-1_local";
  const authorizer = resource("aws:apigateway/authorizer:Authorizer", "pool", {
    ...{ restApi: "api", type: "COGNITO_USER_POOLS", providerArns: [pool] },
    identitySource: "method.request.header.Token",
  });
  const guarded = { authorization: "COGNITO_USER_POOLS", authorizerId: "pool", authorizationScopes: ["a"] };
  const resources = [
    ...[...api(), users, allowed, authorizer],
    ...toFunction("GET", { authorization: "AWS_IAM" }),
    ...toFunction("POST", guarded),
    ...toFunction("PUT", { ...guarded, authorizerId: "unknown" }),
  ];
  const credentials = { accessKeyId: "A", secretAccessKey: "s" };
  await serving(startGateway(resources, echo, { credentials }), async (gateway) => {
    const statuses = await Promise.all(
      ["GET", "POST", "PUT"].map(async (method) => (await gateway.send(method, "/api-demo/users")).status),
    );
    t.deepEqual(statuses, [403, 401, 401]);
    t.deepEqual(gateway.lambda.functions, []);
    t.deepEqual(
      gateway.routes.map(({ authorization, scopes }) => [authorization, scopes]),
      [
        ["COGNITO_USER_POOLS", ["a"]],
        ["AWS_IAM", undefined],
        ["COGNITO_USER_POOLS", ["a"]],
      ],
    );
  });
});

test("a method asks the function of its authorizer, and for an API key", async (t) => {
  const authorizer = resource("aws:apigateway/authorizer:Authorizer", "auth", {
    ...{ restApi: "api", type: "TOKEN", authorizerUri: invokeArn("guard"), authorizerCredentials: "arn" },
    identitySource: "method.request.header.Token",
  });
  const custom = { authorization: "CUSTOM", authorizerId: "auth" };
  const resources = [
    ...[...api(), users, authorizer, allowed],
    ...toFunction("GET", custom),
    ...toFunction("POST", { authorization: "NONE", apiKeyRequired: true }),
    ...toFunction("PUT", { ...custom, apiKeyRequired: true }),
  ];
  const Statement = { Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" };
  const allow = { principalId: "ada", policyDocument: { Statement } };
  const behaviour = (event: Any, name: string) => (name === "guard" ? allow : echo(event));
  await serving(startGateway(resources, behaviour), async (gateway) => {
    const headers = { token: "a" };
    const statusOf = async (method: string) =>
      (await gateway.send(method, "/api-demo/users", { headers })).status;
    t.deepEqual([await statusOf("GET"), await statusOf("POST"), await statusOf("PUT")], [200, 403, 403]);
    t.is((await gateway.send("GET", "/api-demo/users")).status, 401);
    t.deepEqual(gateway.lambda.functions, ["guard", "f", "guard"]);
  });
});

test("a method whose authorizer the program does not have stops the run", async (t) => {
  const custom = { authorization: "CUSTOM", authorizerId: "none" };
  await t.throwsAsync(startGateway([...api(), users, ...toFunction("GET", custom)], echo), {
    message: /Security definition "none": .* got the type custom/,
  });
});

test("a method of a resource that the program does not have stops the run", async (t) => {
  await t.throwsAsync(startGateway([...api(), ...toFunction("GET", {}, "elsewhere")], echo), {
    message:
      'Expected the `resourceId` of a method to be the id of a resource of the same API in the program, got "elsewhere".',
  });
});
