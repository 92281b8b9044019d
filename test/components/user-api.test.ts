// The whole component with its defaults: exactly what a development stack gets.
import { stat } from "node:fs/promises";
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { UserApi } from "../../components/user-api.ts";
import { outputsOf, type Plan, plan } from "../helpers/program.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";
const tableArn = `arn:aws:dynamodb:${account}:table/user-api-users-0123456`;

/** What the routes table says, written out once more: a change there must be meant. */
const operations = [
  { slug: "create-user", operation: "createUser", route: "POST /v1/users", action: "PutItem" },
  { slug: "list-users", operation: "listUsers", route: "GET /v1/users", action: "Scan" },
  { slug: "get-user", operation: "getUser", route: "GET /v1/users/{userId}", action: "GetItem" },
  { slug: "update-user", operation: "updateUser", route: "PUT /v1/users/{userId}", action: "UpdateItem" },
  { slug: "delete-user", operation: "deleteUser", route: "DELETE /v1/users/{userId}", action: "DeleteItem" },
];

let dev: Plan<ReturnType<typeof outputsOf>>;
test.before(async () => {
  dev = await plan(() => outputsOf(new UserApi("user-api")));
});

test("registers the table, five functions with role, policy and log group, the gateway, and nothing else", (t) => {
  t.deepEqual(dev.counts(), {
    "aws.apigatewayv2.Api": 1,
    "aws.apigatewayv2.Integration": 5,
    "aws.apigatewayv2.Route": 5,
    "aws.apigatewayv2.Stage": 1,
    "aws.cloudwatch.LogGroup": 6,
    "aws.dynamodb.Table": 1,
    "aws.iam.Role": 5,
    "aws.iam.RolePolicy": 5,
    "aws.lambda.Function": 5,
    "aws.lambda.Permission": 5,
  });
  t.deepEqual(dev.lookups, []);
  t.deepEqual(dev.components, [
    "user-api:index:UserApi user-api",
    ...operations.map(({ slug }) => `user-api:index:RouteFunction user-api-${slug}`),
    "user-api:index:HttpGateway user-api",
    "user-api:index:Monitoring user-api",
  ]);
});

test("keeps users in an on-demand table with recovery, encrypted with DynamoDB's own key", (t) => {
  t.deepEqual(dev.find("dynamodb.Table", "user-api-users").inputs, {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: true },
    deletionProtectionEnabled: false,
    tags,
  });
});

for (const { slug, operation, route, action } of operations) {
  const name = `user-api-${slug}`;
  const physical = `${name}-0123456`;
  const [method, path] = route.split(" ");

  test(`${operation}: lets the role do ${action} on the table and write its own log, nothing else`, (t) => {
    const role = dev.find("iam.Role", name).inputs;
    t.deepEqual(
      { ...role, assumeRolePolicy: JSON.parse(role.assumeRolePolicy) },
      {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
          ],
        },
        tags,
      },
    );
    const policy = dev.find("iam.RolePolicy", name).inputs;
    t.deepEqual(
      { ...policy, policy: JSON.parse(policy.policy) },
      {
        role: physical,
        policy: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: [`dynamodb:${action}`], Resource: tableArn },
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: `arn:aws:logs:${account}:log-group:${physical}:*`,
            },
          ],
        },
      },
    );
    t.deepEqual(dev.find("cloudwatch.LogGroup", name).inputs, { retentionInDays: 30, tags });
  });

  test(`${operation}: runs one bundled file that knows the table's name and nothing else`, async (t) => {
    const { code, ...inputs } = dev.find("lambda.Function", name).inputs;
    t.deepEqual(inputs, {
      description: route,
      role: `arn:aws:iam::123456789012:role/${physical}`,
      runtime: "nodejs24.x",
      handler: "index.handler",
      architectures: ["arm64"],
      memorySize: 256,
      timeout: 25,
      environment: { variables: { USERS_TABLE_NAME: "user-api-users-0123456" } },
      loggingConfig: { logFormat: "JSON", logGroup: physical },
      tracingConfig: { mode: "PassThrough" },
      tags,
    });
    const files = (await (code as pulumi.asset.AssetArchive).assets) as Record<
      string,
      pulumi.asset.FileAsset
    >;
    t.deepEqual(Object.keys(files), ["index.js"]);
    const { size } = await stat((await files["index.js"]?.path) ?? "");
    t.true(size > 1_000 && size < 400_000, `${size} bytes`);
  });

  test(`${operation}: is routed from ${route}, which alone may invoke it`, (t) => {
    const functionArn = `arn:aws:lambda:${account}:function:${physical}`;
    t.deepEqual(dev.find("apigatewayv2.Integration", name).inputs, {
      apiId: "user-api-api",
      integrationType: "AWS_PROXY",
      integrationUri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
      integrationMethod: "POST",
      payloadFormatVersion: "2.0",
      timeoutMilliseconds: 30_000,
    });
    t.deepEqual(dev.find("apigatewayv2.Route", name).inputs, {
      apiId: "user-api-api",
      routeKey: route,
      operationName: operation,
      target: `integrations/${name}-integration`,
    });
    t.deepEqual(dev.find("lambda.Permission", name).inputs, {
      action: "lambda:InvokeFunction",
      function: physical,
      principal: "apigateway.amazonaws.com",
      sourceArn: `arn:aws:execute-api:${account}:user-api-api/*/${method}${path}`,
    });
  });
}

test("serves an HTTP API from one stage that deploys itself, with limits and detailed metrics", (t) => {
  t.deepEqual(dev.find("apigatewayv2.Api").inputs, { protocolType: "HTTP", tags });
  const { accessLogSettings, ...stage } = dev.find("apigatewayv2.Stage").inputs;
  t.deepEqual(stage, {
    apiId: "user-api-api",
    name: "$default",
    autoDeploy: true,
    defaultRouteSettings: {
      detailedMetricsEnabled: true,
      throttlingRateLimit: 1000,
      throttlingBurstLimit: 500,
    },
    tags,
  });
  t.is(
    accessLogSettings.destinationArn,
    `arn:aws:logs:${account}:log-group:/aws/vendedlogs/user-api-access-0123456`,
  );
});

test("gives out the URL without a slash at the end, the table's name and the functions' names", (t) => {
  t.deepEqual(dev.outputs, {
    url: "https://user-api-api.execute-api.eu-central-1.amazonaws.com",
    tableName: "user-api-users-0123456",
    functionNames: Object.fromEntries(
      operations.map(({ slug, operation }) => [operation, `user-api-${slug}-0123456`]),
    ),
    dashboardUrl: undefined,
  });
});
