// The gateway's access log: one JSON line a request.
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

/** The stage's access log settings, with a log group of their own. */
export function createAccessLog(name: string, { settings }: GatewayArgs, opts: pulumi.CustomResourceOptions) {
  const logGroup = createLogGroup(
    `${name}-access`,
    {
      // Groups of other names would fill the account's log resource policy.
      namePrefix: `/aws/vendedlogs/${name}-access-`,
      settings,
    },
    // A component with another name and an alias would leave its access log behind for a new one.
    settings.transform.logGroup?.namePrefix === undefined ? { ...opts, ignoreChanges: ["namePrefix"] } : opts,
  );
  return { destinationArn: logGroup.arn, format: JSON.stringify(fields[settings.gateway]) };
}
