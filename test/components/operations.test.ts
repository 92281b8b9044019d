// Each operation with the defaults: its row, and exactly what a development stack gets for it.
import { stat } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { Route } from "../../components/routes/route.ts";
import { routes } from "../../components/routes.ts";
import { UserApi } from "../../components/user-api.ts";
import { outputsOf, type Plan, plan } from "../helpers/program.ts";
import { byOperation, environmentOf } from "../helpers/routes.ts";

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
    `${changed.join(", ")}: components/routes.ts and \`operations\` in test/components/operations.test.ts differ. ` +
      "If the change is meant, make it in both.",
  );
});

// A row that is missing in `operations` fails the test above and no other.
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
      sourceArn: `arn:aws:execute-api:${account}:user-api-api/*/${method}${path?.replace("{userId}", "*")}`,
    });
  });
}
