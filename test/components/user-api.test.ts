// The whole component with its defaults: exactly what a development stack gets.
import { stat } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { routes } from "../../components/routes.ts";
import type { Route } from "../../components/settings/route.ts";
import { UserApi } from "../../components/user-api.ts";
import { outputsOf, type Plan, plan } from "../helpers/program.ts";
import { byOperation, nameOf, namesOf } from "../helpers/routes.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";
const tableArn = `arn:aws:dynamodb:${account}:table/user-api-users-0123456`;

function rowOf({ slug, method, path, access, actions }: Route) {
  const names = actions.map((action) => action.replace("dynamodb:", ""));
  return { slug, route: `${method} ${path}`, access, actions: names };
}

/** What components/routes.ts says, written out once more by operation: a change there must be meant. */
const operations: Record<string, ReturnType<typeof rowOf>> = {
  createUser: { slug: "create-user", route: "POST /v1/users", access: "write", actions: ["PutItem"] },
  listUsers: { slug: "list-users", route: "GET /v1/users", access: "read", actions: ["Scan"] },
  getUser: { slug: "get-user", route: "GET /v1/users/{userId}", access: "read", actions: ["GetItem"] },
  updateUser: {
    slug: "update-user",
    route: "PUT /v1/users/{userId}",
    access: "write",
    actions: ["UpdateItem"],
  },
  deleteUser: {
    slug: "delete-user",
    route: "DELETE /v1/users/{userId}",
    access: "write",
    actions: ["DeleteItem"],
  },
};

let dev: Plan<ReturnType<typeof outputsOf>>;
test.before(async () => {
  dev = await plan(() => outputsOf(new UserApi("user-api")));
});

test("the routes are the operations that this file writes out once more", (t) => {
  const rows = byOperation(rowOf);
  const names = Object.keys({ ...rows, ...operations });
  const changed = names.filter((name) => !isDeepStrictEqual(rows[name], operations[name]));
  t.deepEqual(
    rows,
    operations,
    `${changed.join(", ")}: components/routes.ts and \`operations\` in test/components/user-api.test.ts differ. ` +
      "If the change is meant, make it in both.",
  );
});

// What follows counts the routes themselves: a row that is missing in `operations` fails the test above and no other.
test("registers the table, a function for each route with role, policy and log group, the gateway, and nothing else", (t) => {
  t.deepEqual(dev.counts(), {
    "aws.apigatewayv2.Api": 1,
    "aws.apigatewayv2.Integration": routes.length,
    "aws.apigatewayv2.Route": routes.length,
    "aws.apigatewayv2.Stage": 1,
    "aws.cloudwatch.LogGroup": routes.length + 1,
    "aws.dynamodb.Table": 1,
    "aws.iam.Role": routes.length,
    "aws.iam.RolePolicy": routes.length,
    "aws.lambda.Function": routes.length,
    "aws.lambda.Permission": routes.length,
  });
  t.deepEqual(dev.lookups, []);
  t.deepEqual(dev.components, [
    "user-api:index:UserApi user-api",
    ...namesOf().map((name) => `user-api:index:RouteFunction ${name}`),
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

for (const [operation, { slug, route, actions }] of Object.entries(operations)) {
  if (!routes.some((each) => each.operation === operation)) continue;
  const name = `user-api-${slug}`;
  const physical = `${name}-0123456`;
  const [method, path] = route.split(" ");

  test(`${operation}: lets the role do ${actions.join(", ")} on the table and write its own log, nothing else`, (t) => {
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
            { Effect: "Allow", Action: actions.map((action) => `dynamodb:${action}`), Resource: tableArn },
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

  test(`${operation}: runs one bundled file that knows its operation, the table's name and nothing else`, async (t) => {
    const { code, ...inputs } = dev.find("lambda.Function", name).inputs;
    t.deepEqual(inputs, {
      description: route,
      role: `arn:aws:iam::123456789012:role/${physical}`,
      runtime: "nodejs24.x",
      handler: "index.handler",
      architectures: ["arm64"],
      memorySize: 256,
      timeout: 25,
      environment: { variables: { OPERATION: operation, USERS_TABLE_NAME: "user-api-users-0123456" } },
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
    functionNames: byOperation((route) => `${nameOf(route)}-0123456`),
    dashboardUrl: undefined,
  });
});
