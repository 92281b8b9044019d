// Tests a route that the caller adds: it has the same resources as the component's routes, and changes none of theirs.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { UserApiArgs } from "../../components/user-api.ts";
import { emailIndex, findUserByEmail } from "../helpers/own-route.ts";
import type { Plan } from "../helpers/program.ts";
import { inputsOf } from "../helpers/program-inputs.ts";
import { Auth, Gateway, planOf } from "../helpers/program-unbundled.ts";
import { routes } from "../helpers/routes.ts";

const gateways = Object.values(Gateway);
const name = "user-api-find-user-by-email";
const everything: UserApiArgs = { alarms: true, dashboard: true, corsOrigins: ["https://app.acme.org"] };
const withOwn = (args: UserApiArgs = {}) => planOf({ routes: [findUserByEmail], ...args });
const statementsOf = ({ find }: Plan<unknown>, of = name) =>
  JSON.parse(find("iam.RolePolicy", of).inputs.policy).Statement;

for (const gateway of gateways) {
  test.serial(`${gateway}: an own route adds its children, and changes none of ours`, async (t) => {
    const ours = inputsOf(await planOf({ gateway }));
    const all = inputsOf(await withOwn({ gateway }));
    const added = Object.keys(all).filter((key) => !(key in ours));
    const ofHttp = ["aws.apigatewayv2.Integration", "aws.apigatewayv2.Route"];
    const kinds = ["aws.cloudwatch.LogGroup", "aws.iam.Role", "aws.iam.RolePolicy", "aws.lambda.Function"];
    t.deepEqual(
      added.sort(),
      [...(gateway === Gateway.Http ? ofHttp : []), ...kinds, "aws.lambda.Permission"]
        .map((kind) => `${kind} ${name}`)
        .sort(),
    );
    // The definition of a REST API contains the route too.
    const others = Object.keys(ours).filter((key) => !/restApi:|RestApi|Deployment/.test(key));
    for (const key of others) t.deepEqual(all[key], ours[key], key);
  });

  test.serial(
    `${gateway}: the route's function knows its operation, and only its route may invoke it`,
    async (t) => {
      const { find, outputs } = await withOwn({ gateway });
      t.like(find("lambda.Function", name).inputs, {
        description: "GET /v1/users-by-email/{email}",
        memorySize: 256,
        timeout: 25,
        environment: { variables: { OPERATION: "findUserByEmail", USERS_TABLE_NAME: outputs.tableName } },
      });
      t.regex(find("lambda.Permission", name).inputs.sourceArn, /\/\*\/GET\/v1\/users-by-email\/\*$/);
      t.is(outputs.functionNames.findUserByEmail, `${name}-0123456`);
    },
  );

  test.serial(`${gateway}: alarms and dashboard watch the route`, async (t) => {
    const { find, outputs } = await withOwn({ gateway, ...everything });
    const functionName = outputs.functionNames.findUserByEmail;
    for (const alarm of ["function-errors", "function-throttles"]) {
      const { metricQueries } = find("cloudwatch.MetricAlarm", `user-api-${alarm}`).inputs;
      t.is(metricQueries.length, 1 + routes.length + 1);
      t.true(JSON.stringify(metricQueries).includes(`"FunctionName":"${functionName}"`));
    }
    const { metricQueries } = find("cloudwatch.MetricAlarm", "user-api-table-throttles").inputs;
    t.true(JSON.stringify(metricQueries).includes('"Operation":"Query"'));
    t.true(find("cloudwatch.Dashboard").inputs.dashboardBody.includes(functionName));
  });
}

test.serial("an HTTP API needs the scope of its access, and lets pages use its method", async (t) => {
  const { find } = await planOf({
    routes: [{ ...findUserByEmail, method: "HEAD" }],
    auth: Auth.Jwt,
    jwtIssuer: "https://issuer.acme.org",
    jwtAudiences: ["users"],
    jwtReadScope: "users/read",
    jwtWriteScope: "users/write",
    ...everything,
  });
  t.like(find("apigatewayv2.Route", name).inputs, {
    routeKey: "HEAD /v1/users-by-email/{email}",
    operationName: "findUserByEmail",
    authorizationType: "JWT",
    authorizationScopes: ["users/read"],
  });
  const { allowMethods } = find("apigatewayv2.Api").inputs.corsConfiguration;
  t.deepEqual(allowMethods, ["POST", "GET", "PUT", "PATCH", "DELETE", "HEAD"]);
});

test.serial("a REST API's definition has the route, with a preflight", async (t) => {
  const { find } = await withOwn({ gateway: Gateway.Rest, ...everything });
  const { paths } = JSON.parse(find("apigateway.RestApi").inputs.body);
  const path = paths["/v1/users-by-email/{email}"];
  t.deepEqual(Object.keys(path), ["get", "options"]);
  t.is(path.get.operationId, "findUserByEmail");
  t.deepEqual(path.get.parameters, [{ name: "email", in: "path", required: true, type: "string" }]);
});

test.serial(
  "the route's role allows its actions on the table, and on its indexes if there are any",
  async (t) => {
    const log = { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"] };
    const plan = await withOwn();
    const table = plan.find("dynamodb.Table").name;
    const arn = `arn:aws:dynamodb:eu-central-1:123456789012:table/${table}-0123456`;
    const [query, logs, ...others] = statementsOf(plan);
    t.deepEqual(query, { Effect: "Allow", Action: ["dynamodb:Query"], Resource: arn });
    t.like(logs, log);
    t.deepEqual(others, []);

    const indexed = await withOwn({ transform: emailIndex });
    const resourcesOf = (of: string) => statementsOf(indexed, `user-api-${of}`)[0].Resource;
    t.deepEqual(resourcesOf("find-user-by-email"), [arn, `${arn}/index/*`]);
    for (const other of ["list-users", "create-user", "get-user", "update-user", "delete-user"])
      t.is(resourcesOf(other), arn, other);
  },
);

test.serial("an action that names an index is allowed on that index alone", async (t) => {
  const actions: UserApiArgs["routes"] = [
    {
      ...findUserByEmail,
      actions: [
        "dynamodb:GetItem",
        { action: "dynamodb:Query", on: "users/index/email" },
        { action: "dynamodb:PutItem", on: "users" },
        { action: "dynamodb:Scan", on: "users/index/*" },
      ],
    },
  ];
  const arn = "arn:aws:dynamodb:eu-central-1:123456789012:table/user-api-users-0123456";
  const allowed = async (args: UserApiArgs) =>
    statementsOf(await planOf({ routes: actions, ...args }))
      .slice(0, -1)
      .map(({ Action, Resource }: { Action: string[]; Resource: string }) => [Action, Resource]);
  const onTable = [["dynamodb:GetItem", "dynamodb:PutItem"], arn];
  const onIndex = [["dynamodb:Query"], `${arn}/index/email`];
  t.deepEqual(await allowed({ transform: emailIndex }), [
    onTable,
    onIndex,
    [["dynamodb:Scan"], `${arn}/index/*`],
  ]);
  t.deepEqual(await allowed({}), [onTable, onIndex]);
});

test.serial(
  "the route's statements, variables, memory and time-out are those that the caller sets",
  async (t) => {
    const topicArn = pulumi.output(Promise.resolve("arn:aws:sns:eu-central-1:123456789012:found"));
    const publish = { Effect: "Allow" as const, Action: ["sns:Publish"], Resource: topicArn };
    const own = { ...findUserByEmail, statements: [publish], environment: { TOPIC_ARN: topicArn } };
    const plan = await planOf({ routes: [{ ...own, memorySize: 512, timeout: 5 }] });
    const arn = "arn:aws:sns:eu-central-1:123456789012:found";
    t.deepEqual(statementsOf(plan).at(-1), { Effect: "Allow", Action: ["sns:Publish"], Resource: arn });
    t.like(plan.find("lambda.Function", name).inputs, { memorySize: 512, timeout: 5 });
    const { variables } = plan.find("lambda.Function", name).inputs.environment;
    t.deepEqual(Object.keys(variables).sort(), ["FIELDS", "OPERATION", "TOPIC_ARN", "USERS_TABLE_NAME"]);
    t.is(variables.TOPIC_ARN, arn);
    const other = plan.find("lambda.Function", "user-api-get-user").inputs;
    t.like(other, { memorySize: 256, timeout: 25 });
    t.false("TOPIC_ARN" in other.environment.variables);
    t.is(statementsOf(plan, "user-api-get-user").length, 2);
  },
);

for (const gateway of gateways) {
  test.serial(`${gateway}: an operation that is left out leaves nothing of it`, async (t) => {
    const plan = await planOf({ gateway, without: ["deleteUser"], ...everything });
    t.is(plan.all("lambda.Function").length, routes.length - 1);
    t.notRegex(JSON.stringify(plan.resources), /delete-user|deleteUser|DELETE|DeleteItem/);
  });
}
