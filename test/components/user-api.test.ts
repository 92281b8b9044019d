// Tests the whole component with its defaults: the exact resources of a development stack.
import test from "ava";
import { planOf } from "../helpers/program-unbundled.ts";
import { byOperation, nameOf, namesOf, routes } from "../helpers/routes.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";

let dev: Awaited<ReturnType<typeof planOf>>;
test.before(async () => {
  dev = await planOf();
});

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
