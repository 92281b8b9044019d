// Tests the resources of each operation with the defaults, exactly. The resource snapshots show the routes table's values.
import { stat } from "node:fs/promises";
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { UserApi } from "../../components/user-api.ts";
import { outputsOf, type Plan, plan } from "../helpers/program.ts";
import { environmentOf, routes } from "../helpers/routes.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";
const tableArn = `arn:aws:dynamodb:${account}:table/user-api-users-0123456`;

let dev: Plan<ReturnType<typeof outputsOf>>;
test.before(async () => {
  dev = await plan(() => outputsOf(new UserApi("user-api")));
});

for (const { operation, slug, method, path, actions } of routes) {
  const name = `user-api-${slug}`;
  const physical = `${name}-0123456`;
  const route = `${method} ${path}`;
  const allowed = actions.map(({ action }) => action);

  test(`${operation}: lets the role do ${allowed.join(", ")} on the table and write its own log, nothing else`, (t) => {
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
            { Effect: "Allow", Action: allowed, Resource: tableArn },
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

  test(`${operation}: runs one bundled file that knows its operation, the table's name, the fields and nothing else`, async (t) => {
    const { code, ...inputs } = dev.find("lambda.Function", name).inputs;
    t.deepEqual(inputs, {
      description: route,
      role: `arn:aws:iam::123456789012:role/${physical}`,
      runtime: "nodejs24.x",
      handler: "index.handler",
      architectures: ["arm64"],
      memorySize: 256,
      timeout: 25,
      environment: environmentOf(operation),
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
    t.true(size > 1_000, `${size} bytes`);
  });

  test(`${operation}: is the target of ${route}, and only this route may invoke it`, (t) => {
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
      sourceArn: `arn:aws:execute-api:${account}:user-api-api/*/${method}${path.replace("{userId}", "*")}`,
    });
  });
}
