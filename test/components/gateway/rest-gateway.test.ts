// Tests the REST API: its resources with the defaults, and for each setting.
import test from "ava";
import type { UserApiArgs } from "../../../components/user-api.ts";
import { Auth, Gateway, planOf } from "../../helpers/program-unbundled.ts";
import { byName, environments, nameOf, routes } from "../../helpers/routes.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";

function restPlan(args: UserApiArgs = {}) {
  return planOf({ gateway: Gateway.Rest, ...args });
}

test.serial(
  "serves a function for each route through one REST API with one stage, and nothing else",
  async (t) => {
    const plan = await restPlan();
    t.deepEqual(plan.counts(), {
      "aws.apigateway.Deployment": 1,
      "aws.apigateway.MethodSettings": 1,
      "aws.apigateway.RestApi": 1,
      "aws.apigateway.Stage": 1,
      "aws.cloudwatch.LogGroup": routes.length,
      "aws.dynamodb.Table": 1,
      "aws.iam.Role": routes.length,
      "aws.iam.RolePolicy": routes.length,
      "aws.lambda.Function": routes.length,
      "aws.lambda.Permission": routes.length,
    });
    t.deepEqual(plan.lookups, []);
    t.is(plan.outputs.url, "https://user-api-api.execute-api.eu-central-1.amazonaws.com/api-demo");
  },
);

test.serial(
  "makes a regional API named after its stack, as CloudWatch tells REST APIs apart by name",
  async (t) => {
    const plan = await planOf({ gateway: Gateway.Rest }, { stack: "prod" });
    const { body: _, ...inputs } = plan.find("apigateway.RestApi").inputs;
    t.deepEqual(inputs, {
      name: "user-api-prod-c548bbc5",
      endpointConfiguration: { types: "REGIONAL" },
      binaryMediaTypes: ["*/*"],
      disableExecuteApiEndpoint: false,
      tags: { project: "user-api", stack: "prod" },
    });
  },
);

test.serial("runs the deployment in stage api-demo, with limits and metrics on every method", async (t) => {
  const plan = await restPlan();
  t.deepEqual(plan.find("apigateway.Stage").inputs, {
    restApi: "user-api-api",
    deployment: "user-api-deployment",
    stageName: "api-demo",
    xrayTracingEnabled: false,
    tags,
  });
  t.deepEqual(plan.find("apigateway.MethodSettings").inputs, {
    restApi: "user-api-api",
    stageName: "api-demo",
    methodPath: "*/*",
    settings: { metricsEnabled: true, throttlingRateLimit: 1000, throttlingBurstLimit: 500 },
  });
});

test.serial("lets each function be invoked for its method and path alone", async (t) => {
  const plan = await restPlan();
  const permissions = plan.all("lambda.Permission").map(({ name, inputs }) => [name, inputs]);
  t.deepEqual(
    Object.fromEntries(permissions),
    byName((route) => ({
      action: "lambda:InvokeFunction",
      function: `${nameOf(route)}-0123456`,
      principal: "apigateway.amazonaws.com",
      sourceArn: `arn:aws:execute-api:${account}:user-api-api/*/${route.method}${route.path.replace("{userId}", "*")}`,
    })),
  );
});

test.serial("serves under the stage's name and limits requests by the settings", async (t) => {
  const plan = await restPlan({ stageName: "beta", throttleRate: 20, throttleBurst: 5 });
  t.is(plan.find("apigateway.Stage").inputs.stageName, "beta");
  t.is(plan.find("apigateway.MethodSettings").inputs.stageName, "beta");
  t.deepEqual(plan.find("apigateway.MethodSettings").inputs.settings, {
    metricsEnabled: true,
    throttlingRateLimit: 20,
    throttlingBurstLimit: 5,
  });
  t.is(plan.outputs.url, "https://user-api-api.execute-api.eu-central-1.amazonaws.com/beta");
});

test.serial("deploys anew when a route or anything in the body changes, and not otherwise", async (t) => {
  const deployment = async (args?: UserApiArgs) => {
    const plan = await restPlan(args);
    const { variables, ...inputs } = plan.find("apigateway.Deployment").inputs;
    t.deepEqual(inputs, { restApi: "user-api-api" });
    return variables.version;
  };
  const before = await deployment();
  t.is(await deployment({ throttleRate: 20, memorySize: 512, tracing: true, tags: { team: "a" } }), before);

  const [listUsers] = routes.filter(({ operation }) => operation === "listUsers");
  if (!listUsers) return t.fail();
  const listAll = { operation: "listAll", slug: "list-all", path: "/v1/all" };
  const { otherPaths, ...row } = { ...listUsers, ...listAll };
  const withRoute = await deployment({ routes: [row] });
  const others = [
    withRoute,
    await deployment({ auth: Auth.Iam }),
    await deployment({ corsOrigins: ["https://app.acme.io"] }),
    await deployment({ domainName: "api.acme.io", hostedZone: "acme.io" }),
  ];
  t.is(new Set([before, ...others]).size, 5);
  t.is(await deployment(), before);
});

test.serial("traces the stage with `tracing: true`", async (t) => {
  const plan = await restPlan({ tracing: true });
  t.is(plan.find("apigateway.Stage").inputs.xrayTracingEnabled, true);
});

test.serial("puts the web ACL in front of the stage", async (t) => {
  const webAclArn = `arn:aws:wafv2:${account}:regional/webacl/guard/1`;
  const plan = await restPlan({ webAclArn });
  t.deepEqual(plan.find("wafv2.WebAclAssociation").inputs, {
    resourceArn: "arn:aws:apigateway:eu-central-1::/restapis/user-api-api/stages/api-demo",
    webAclArn,
  });
});

test.serial("leaves the CORS headers of real answers to the functions", async (t) => {
  const plan = await restPlan({ corsOrigins: ["https://app.acme.io"] });
  t.is(plan.all("lambda.Function").length, routes.length);
  t.deepEqual(
    plan.all("lambda.Function").map(({ inputs }) => inputs.environment),
    environments({ CORS_ORIGIN: "https://app.acme.io" }),
  );
});

test.serial("tells the functions of no origin without CORS", async (t) => {
  const plan = await restPlan({ corsOrigins: [] });
  t.deepEqual(
    plan.all("lambda.Function").map(({ inputs }) => inputs.environment),
    environments(),
  );
});
