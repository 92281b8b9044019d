// Creates the routes of an HTTP API, each with its integration, authorizer and throttle.

import { type InputsOf, ofType, type ResourceOf } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { inOrder } from "../api/routing.ts";
import type { Stage } from "../api/stage.ts";
import {
  createIntegration,
  type Integration,
  type IntegrationArgs,
  unservedIntegration,
} from "../integration/integration.ts";
import { createThrottle, type Throttle } from "../integration/throttling.ts";
import { type HttpAuthorizer, httpAuthorizer } from "./http-authorizers.ts";
import type { CorsConfiguration } from "./http-cors.ts";

/** A stage of an HTTP API. */
export interface HttpStage extends Stage {
  cors?: CorsConfiguration;
  inputs: InputsOf<"aws:apigatewayv2/stage:Stage">;
}

/** A registered route with its integration, authorizer and throttle. */
export interface HttpRoute {
  /** The route key: `GET /users/{userId}`, or `$default`. */
  key: string;
  method: string;
  path: string;
  integration: Integration;
  payloadFormatVersion: string;
  throttle: Throttle;
  authorizer: HttpAuthorizer;
}

/** Returns every registered route of the API, in the order in which they are tried. */
export function createRoutes(options: GatewayOptions, stage: HttpStage): HttpRoute[] {
  const routes = ofType(options.resources, "aws:apigatewayv2/route:Route")
    .filter(({ inputs }) => inputs.apiId === stage.apiId)
    .map((route) => createRoute(options, stage, route));
  // `$default` comes last, because it has fewer segments than any path.
  return inOrder(routes);
}

function createRoute(
  options: GatewayOptions,
  stage: HttpStage,
  { inputs }: ResourceOf<"aws:apigatewayv2/route:Route">,
): HttpRoute {
  const key = inputs.routeKey;
  const [method = "", path = ""] = key === "$default" ? ["ANY", "$default"] : key.split(" ");
  const id = inputs.target?.replace(/^integrations\//, "");
  const integration = ofType(options.resources, "aws:apigatewayv2/integration:Integration").find(
    (one) => one.outputs.id === id && one.inputs.apiId === inputs.apiId,
  );
  if (!integration)
    throw new Error(`Expected route "${key}" to lead to an integration of its API, got "${inputs.target}".`);
  const place = key === "$default" ? "$default" : `${method}${path}`;
  return {
    key,
    method,
    path,
    integration: targetOf(integration, {
      sourceArn: `${stage.executionArn}/${stage.stageName}/${place}`,
      timeoutMs: integration.inputs.timeoutMilliseconds ?? 30_000,
      resources: options.resources,
    }),
    payloadFormatVersion: integration.inputs.payloadFormatVersion ?? "1.0",
    throttle: routeThrottle(stage.inputs, key),
    authorizer: httpAuthorizer(options, stage, inputs),
  };
}

/** Returns the target of a route. Only functions are served, not AWS services or other servers. */
function targetOf(
  { inputs }: ResourceOf<"aws:apigatewayv2/integration:Integration">,
  args: Omit<IntegrationArgs, "uri">,
): Integration {
  const { integrationType, integrationSubtype, integrationUri = "" } = inputs;
  if (integrationType === "AWS_PROXY" && !integrationSubtype)
    return createIntegration({ ...args, uri: integrationUri });
  return unservedIntegration(integrationSubtype || `${integrationType} ${integrationUri}`.trimEnd());
}

// Each route has its own token bucket. In settings, a missing limit means 0, which refuses every request.
function routeThrottle({ routeSettings, defaultRouteSettings }: HttpStage["inputs"], key: string): Throttle {
  const settings = routeSettings?.find(({ routeKey }) => routeKey === key) ?? defaultRouteSettings;
  if (!settings) return createThrottle({});
  return createThrottle({
    rate: settings.throttlingRateLimit ?? 0,
    burst: settings.throttlingBurstLimit ?? 0,
  });
}
