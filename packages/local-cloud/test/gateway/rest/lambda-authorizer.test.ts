// Functions as authorizers of a REST API.
import test, { type ExecutionContext } from "ava";
import { type Any, type RunningGateway, serving, startGateway } from "../../helpers/gateway.ts";
import { executionArn, invokeArn, permission, restApi } from "../../helpers/gateway-resources.ts";

const paths = { "/things/{id}": { get: { security: [{ guard: [] }] } } };
const methodArn = `${executionArn("restapi")}/api-demo/GET/things/1`;

/** An API whose authorizer answers `answer`; its role invokes the function unless `authorizer` says otherwise. */
function guarded(t: ExecutionContext, answer: unknown, authorizer: Any = {}, name = "Authorization") {
  const extension = {
    type: "token",
    authorizerUri: invokeArn("guard"),
    authorizerCredentials: "arn:role",
    ...authorizer,
  };
  const guard = { type: "apiKey", name, in: "header", "x-amazon-apigateway-authorizer": extension };
  const swagger = { securityDefinitions: { guard } };
  const behaviour = (event: Any, functionName: string) =>
    functionName === "guard"
      ? answer
      : { statusCode: 200, body: JSON.stringify(event.requestContext.authorizer) };
  return async (use: (gateway: RunningGateway) => Promise<void>) => {
    await serving(startGateway(restApi({ paths, swagger }), behaviour), use);
    t.pass();
  };
}

function policy(Effect: string, more: Any = {}) {
  return {
    principalId: "ada",
    policyDocument: { Statement: [{ Action: "execute-api:Invoke", Effect, Resource: methodArn, ...more }] },
  };
}

const path = "/api-demo/things/1";
const token = { headers: { authorization: "Bearer a" } };

test("a token goes to the function, and what it answers of the caller to the method's function", async (t) => {
  const answer = { ...policy("Allow"), context: { admin: true, level: 3, team: "red" } };
  await guarded(
    t,
    answer,
  )(async (gateway) => {
    const { status, json } = await gateway.send("GET", path, token);
    t.is(status, 200);
    t.like(json, { principalId: "ada", admin: "true", level: "3", team: "red" });
    t.is(typeof json.integrationLatency, "number");
    t.deepEqual(gateway.lambda.events[0], { type: "TOKEN", methodArn, authorizationToken: "Bearer a" });
    t.is(gateway.routes[0].authorization, "CUSTOM");
  });
});

test("a request goes to the function without its body", async (t) => {
  const authorizer = {
    type: "request",
    identitySource: "method.request.header.Key, method.request.querystring.q",
  };
  await guarded(
    t,
    policy("Allow"),
    authorizer,
  )(async (gateway) => {
    const { status } = await gateway.send("GET", `${path}?q=1`, {
      headers: { key: "k", "content-length": "6" },
      body: "secret",
    });
    t.is(status, 200);
    const event = gateway.lambda.events[0];
    t.like(event, {
      ...{ type: "REQUEST", methodArn, resource: "/things/{id}", path: "/things/1", httpMethod: "GET" },
      ...{ pathParameters: { id: "1" }, queryStringParameters: { q: "1" }, stageVariables: {} },
    });
    t.deepEqual([event.headers.key, event.requestContext.stage], ["k", "api-demo"]);
    t.false("body" in event || "isBase64Encoded" in event);
    for (const target of [path, `${path}?q=`])
      t.is((await gateway.send("GET", target, { headers: { key: "k" } })).status, 401);
    t.is((await gateway.send("GET", `${path}?q=1`)).status, 401);
  });
});

test("without a token, or with one of another form, the function is not asked", async (t) => {
  const authorizer = { identityValidationExpression: "Bearer [a-z]+" };
  await guarded(
    t,
    policy("Allow"),
    authorizer,
    "X-Token",
  )(async (gateway) => {
    for (const headers of [
      { authorization: "Bearer a" },
      { "x-token": "Bearer 1" },
      { "x-token": "" },
    ] as Any[]) {
      const { status, json } = await gateway.send("GET", path, { headers });
      t.deepEqual([status, json], [401, { message: "Unauthorized" }]);
    }
    t.deepEqual(gateway.lambda.functions, []);
    t.is((await gateway.send("GET", path, { headers: { "x-token": "Bearer a" } })).status, 200);
  });
});

const elsewhere = `${executionArn("restapi")}/api-demo/GET/others`;
for (const [title, answer, how] of [
  ["denies it", policy("Deny"), " with an explicit deny"],
  [
    "denies all but another",
    policy("Deny", { Resource: undefined, NotResource: elsewhere }),
    " with an explicit deny",
  ],
  ["denies it on a condition", policy("Deny", { Condition: { Bool: {} } }), " with an explicit deny"],
  ["allows another method", policy("Allow", { Resource: elsewhere }), ""],
  ["allows all but it", policy("Allow", { Resource: undefined, NotResource: methodArn }), ""],
  ["allows another action", policy("Allow", { Action: "lambda:*" }), ""],
  ["allows it on a condition", policy("Allow", { Condition: { Bool: {} } }), ""],
] as const) {
  test(`403 if the policy ${title}`, async (t) => {
    await guarded(
      t,
      answer,
    )(async (gateway) => {
      const { status, json, headers } = await gateway.send("GET", path, token);
      t.deepEqual([status, json], [403, { Message: `User is not authorized to access this resource${how}` }]);
      t.is(headers["x-amzn-errortype"], "AccessDeniedException");
      t.deepEqual(gateway.lambda.functions, ["guard"]);
    });
  });
}

test("200 if the policy allows the method by a star", async (t) => {
  const more = { Resource: `${executionArn("restapi")}/*/GET/things/*`, Action: ["execute-api:invoke"] };
  await guarded(
    t,
    policy("Allow", more),
  )(async (gateway) => {
    t.is((await gateway.send("GET", path, token)).status, 200);
  });
});

for (const [title, answer, expected] of [
  [
    "401 if the function throws `Unauthorized`",
    new Error("Unauthorized"),
    [401, { message: "Unauthorized" }],
  ],
  ["500 if it throws anything else", new Error("Unauthorized: no"), [500, { message: null }]],
  [
    "500 if it answers without a principal",
    { policyDocument: policy("Allow").policyDocument },
    [500, { message: null }],
  ],
  ["500 if it answers without a policy", { principalId: "ada" }, [500, { message: null }]],
  ["500 if the context has objects", { ...policy("Allow"), context: { a: {} } }, [500, { message: null }]],
] as const) {
  test(title, async (t) => {
    await guarded(
      t,
      answer,
    )(async (gateway) => {
      const { status, json } = await gateway.send("GET", path, token);
      t.deepEqual([status, json], expected);
      t.deepEqual(gateway.lambda.functions, ["guard"]);
    });
  });
}

test("without a role, the function has to permit the API's authorizers", async (t) => {
  const guard = {
    name: "Authorization",
    "x-amazon-apigateway-authorizer": { type: "TOKEN", authorizerUri: invokeArn("guard") },
  };
  const resources = restApi({ paths, swagger: { securityDefinitions: { guard } } });
  const behaviour = (_: Any, name: string) => (name === "guard" ? policy("Allow") : { statusCode: 200 });
  await serving(startGateway(resources, behaviour), async (gateway) => {
    t.is((await gateway.send("GET", path, token)).status, 500);
    t.deepEqual(gateway.lambda.functions, []);
  });
  const permitted = permission("guard", `${executionArn("restapi")}/authorizers/*`);
  await serving(startGateway([...resources, permitted], behaviour), async (gateway) => {
    t.is((await gateway.send("GET", path, token)).status, 200);
  });
});

test("an authorizer without a function, or with another source, stops the run", async (t) => {
  await t.throwsAsync(
    guarded(t, {}, { authorizerUri: "arn:aws:sqs:eu-central-1:000000000000:q" })(async () => {}),
    {
      message:
        'Expected `authorizerUri` of the authorizer "guard" to name a Lambda function, got "arn:aws:sqs:eu-central-1:000000000000:q".',
    },
  );
  await t.throwsAsync(
    guarded(t, {}, { type: "request", identitySource: "stageVariables.a" })(async () => {}),
    {
      message:
        /"guard" to be headers and parameters of the query, which the local run reads, got "stageVariables.a"/,
    },
  );
});
