// Creates the HTTP API: one route resource for each path, payload 2.0 and a `$default` stage that deploys itself.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RouteFunction } from "../function/route-function.ts";
import { responseHeaders } from "../routes/cors-headers.ts";
import { pathsOf, type RoutePath } from "../routes/route.ts";
import { Auth } from "../settings/choices.ts";
import { merge } from "../tools/merge.ts";
import { createAccessLog } from "./access-log.ts";
import {
  allowedHeaders,
  corsMaxAge,
  type GatewayArgs,
  type GatewayMetrics,
  methodsOf,
  openness,
  scopesOf,
} from "./gateway.ts";
import { createInvokePermission } from "./invoke-permission.ts";

export class HttpGateway extends pulumi.ComponentResource {
  /** The default endpoint, without a slash at the end. */
  readonly url: pulumi.Output<string>;
  readonly api: aws.apigatewayv2.Api;
  readonly stage: aws.apigatewayv2.Stage;
  readonly stageName: pulumi.Output<string>;
  readonly metrics: GatewayMetrics;

  constructor(name: string, args: GatewayArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:HttpGateway", name, {}, opts);
    const parent = { parent: this };
    this.api = createApi(name, args, parent);
    const authorization = createAuthorization(name, this.api, args, parent);
    for (const routeFunction of args.functions)
      createRoutes(name, this.api, routeFunction, authorization, args, parent);
    this.stage = createStage(name, this.api, args, parent);
    this.stageName = this.stage.name;
    // The URL of `$default` ends in a slash. Under mocks that do not set `invokeUrl` it is undefined.
    this.url = this.stage.invokeUrl.apply((url) => url?.replace(/\/$/, ""));
    this.metrics = { dimensions: { ApiId: this.api.id }, clientErrors: "4xx", serverErrors: "5xx" };
    this.registerOutputs({ url: this.url });
  }
}

function createApi(name: string, { functions, settings }: GatewayArgs, opts: pulumi.CustomResourceOptions) {
  const { corsOrigins, domainName, tags, transform } = settings;
  const args: aws.apigatewayv2.ApiArgs = {
    protocolType: "HTTP",
    description: openness(settings),
    ...(corsOrigins.length > 0 && {
      corsConfiguration: {
        allowOrigins: corsOrigins,
        allowMethods: methodsOf(functions),
        allowHeaders: allowedHeaders(settings),
        exposeHeaders: responseHeaders(settings.routes),
        maxAge: corsMaxAge,
      },
    }),
    ...(domainName !== undefined && { disableExecuteApiEndpoint: true }),
    tags,
  };
  return new aws.apigatewayv2.Api(name, merge(args, transform.httpApi), opts);
}

/** Returns the arguments of a route that authorize its callers. */
type Authorization = (path: RoutePath) => Partial<aws.apigatewayv2.RouteArgs>;

/** Creates the one authorizer for all routes, and returns a function that gives the arguments of each route for it. */
function createAuthorization(
  name: string,
  { id: apiId }: aws.apigatewayv2.Api,
  { settings }: GatewayArgs,
  opts: pulumi.CustomResourceOptions,
): Authorization {
  if (settings.auth === Auth.None) return () => ({});
  if (settings.auth === Auth.Iam) return () => ({ authorizationType: "AWS_IAM" });
  const args: aws.apigatewayv2.AuthorizerArgs = {
    apiId,
    authorizerType: "JWT",
    identitySources: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: settings.jwtIssuer, audiences: settings.jwtAudiences },
  };
  const authorizer = new aws.apigatewayv2.Authorizer(name, merge(args, settings.transform.authorizer), opts);
  return (path) => {
    const scopes = scopesOf(path, settings);
    return {
      authorizationType: "JWT",
      authorizerId: authorizer.id,
      ...(scopes.length > 0 && { authorizationScopes: scopes }),
    };
  };
}

/** Creates one integration with the function, and a route for each of its paths. */
function createRoutes(
  gatewayName: string,
  api: aws.apigatewayv2.Api,
  routeFunction: RouteFunction,
  authorization: Authorization,
  { settings: { transform } }: GatewayArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { route, function: fn } = routeFunction;
  const name = `${gatewayName}-${route.slug}`;
  const integrationArgs: aws.apigatewayv2.IntegrationArgs = {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: fn.invokeArn,
    integrationMethod: "POST",
    payloadFormatVersion: "2.0",
    timeoutMilliseconds: 30_000,
  };
  const integration = new aws.apigatewayv2.Integration(
    name,
    merge(integrationArgs, transform.integration),
    opts,
  );
  for (const routePath of pathsOf(route)) {
    const { path, id, slug } = routePath;
    const pathName = `${gatewayName}-${slug}`;
    createInvokePermission(pathName, path, routeFunction, api.executionArn, transform.permission, opts);
    const args: aws.apigatewayv2.RouteArgs = {
      apiId: api.id,
      routeKey: `${route.method} ${path}`,
      operationName: id,
      target: pulumi.interpolate`integrations/${integration.id}`,
      ...authorization(routePath),
    };
    new aws.apigatewayv2.Route(pathName, merge(args, transform.route), opts);
  }
}

function createStage(
  name: string,
  { id: apiId }: aws.apigatewayv2.Api,
  gatewayArgs: GatewayArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { stageName, accessLogs, throttleRate, throttleBurst, tags, transform } = gatewayArgs.settings;
  const args: aws.apigatewayv2.StageArgs = {
    apiId,
    name: stageName,
    autoDeploy: true,
    ...(accessLogs && { accessLogSettings: createAccessLog(name, gatewayArgs, opts) }),
    defaultRouteSettings: {
      detailedMetricsEnabled: true,
      // Without these, both limits are 0 and every request gets a 429.
      throttlingRateLimit: throttleRate,
      throttlingBurstLimit: throttleBurst,
    },
    tags,
  };
  return new aws.apigatewayv2.Stage(name, merge(args, transform.httpStage), opts);
}
