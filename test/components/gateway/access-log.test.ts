// Tests the access log: both gateways have the same fields but one.
import test from "ava";
import { Gateway, planOf } from "../../helpers/program-unbundled.ts";
import { routes } from "../../helpers/routes.ts";

const gateways = [
  { gateway: Gateway.Http, byDefault: true, stage: "apigatewayv2.Stage", route: "$context.routeKey" },
  { gateway: Gateway.Rest, byDefault: false, stage: "apigateway.Stage", route: "$context.resourcePath" },
];

for (const { gateway, byDefault, stage, route } of gateways) {
  test.serial(`${gateway}: logs each request as one JSON line to a log group of its own`, async (t) => {
    const plan = await planOf({ gateway, accessLogs: true, logRetentionDays: 7 });
    const { format, ...settings } = plan.find(stage).inputs.accessLogSettings;
    t.deepEqual(settings, {
      destinationArn:
        "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/vendedlogs/user-api-access-0123456",
    });
    t.deepEqual(JSON.parse(format), {
      method: "$context.httpMethod",
      route,
      requestId: "$context.requestId",
      requestTime: "$context.requestTime",
      path: "$context.path",
      status: "$context.status",
      latency: "$context.responseLatency",
      integrationStatus: "$context.integrationStatus",
      integrationError: "$context.integrationErrorMessage",
      authorizerError: "$context.authorizer.error",
      error: "$context.error.message",
      ip: "$context.identity.sourceIp",
      userAgent: "$context.identity.userAgent",
    });
    t.deepEqual(plan.find("cloudwatch.LogGroup", "user-api-access").inputs, {
      namePrefix: "/aws/vendedlogs/user-api-access-",
      retentionInDays: 7,
      tags: { project: "user-api", stack: "dev" },
    });
    // A REST API logs with a role of the whole account, which the component does not set.
    t.deepEqual(plan.all("apigateway.Account"), []);
  });

  test.serial(
    `${gateway}: has neither access log nor log group for it with \`accessLogs: false\``,
    async (t) => {
      const plan = await planOf({ gateway, accessLogs: false });
      t.false("accessLogSettings" in plan.find(stage).inputs);
      t.is(plan.all("cloudwatch.LogGroup").length, routes.length);
    },
  );

  test.serial(`${gateway}: is ${byDefault ? "on" : "off"} unless it is set`, async (t) => {
    t.is("accessLogSettings" in (await planOf({ gateway })).find(stage).inputs, byDefault);
  });
}
