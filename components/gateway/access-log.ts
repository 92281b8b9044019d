// Creates the gateway's access log: one JSON line a request.
import type * as pulumi from "@pulumi/pulumi";
import { createLogGroup } from "../function/log-group.ts";
import type { GatewayArgs } from "./gateway.ts";

const common = {
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
};

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html and
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
const fields = {
  http: { method: "$context.httpMethod", route: "$context.routeKey", ...common },
  rest: { method: "$context.httpMethod", route: "$context.resourcePath", ...common },
};

/** Returns the access log settings of a stage, and creates the log group for them. */
export function createAccessLog(name: string, { settings }: GatewayArgs, opts: pulumi.CustomResourceOptions) {
  const logGroup = createLogGroup(
    `${name}-access`,
    {
      // With another prefix, each group would add to the account's log resource policy, whose size is limited.
      namePrefix: `/aws/vendedlogs/${name}-access-`,
      settings,
    },
    // Without this, renaming a component that has an alias would replace the log group, and its logs with it.
    settings.transform.logGroup?.namePrefix === undefined ? { ...opts, ignoreChanges: ["namePrefix"] } : opts,
  );
  return { destinationArn: logGroup.arn, format: JSON.stringify(fields[settings.gateway]) };
}
