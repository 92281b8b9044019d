// Writes the REST API's Swagger document from the routes.
import * as pulumi from "@pulumi/pulumi";
import type { RouteFunction } from "../function/route-function.ts";
import { corsHeaders } from "../routes/cors-headers.ts";
import { parametersOf, pathsOf, type RoutePath } from "../routes/route.ts";
import { Auth } from "../settings/choices.ts";
import type { Settings } from "../settings/settled.ts";
import { allowedHeaders, corsMaxAge, type GatewayArgs, scopesOf } from "./gateway.ts";

/**
 * Returns a Swagger 2.0 document with API Gateway's extensions, as JSON. The deployment's inputs contain its hash, so each change of the
 * document is deployed. API Gateway's own error responses stay as they are: 403 for a denied request and for an unknown route.
 */
export function createSwagger(title: string, { functions, settings }: GatewayArgs): pulumi.Output<string> {
  const paths: Record<string, Record<string, object>> = {};
  for (const routeFunction of functions) {
    const method = routeFunction.route.method.toLowerCase();
    for (const routePath of pathsOf(routeFunction.route)) {
      const { path } = routePath;
      paths[path] = { ...paths[path], [method]: operation(routePath, routeFunction, settings) };
    }
  }
  const [origin] = settings.corsOrigins;
  for (const [path, methods] of Object.entries(paths)) {
    if (origin) methods.options = preflight(path, Object.keys(methods), origin, settings);
  }
  return pulumi.jsonStringify({
    swagger: "2.0",
    info: { title, version: "1.0" },
    ...securityDefinitions(settings),
    paths,
    "x-amazon-apigateway-binary-media-types": ["*/*"],
    ...(origin && { "x-amazon-apigateway-gateway-responses": corsOnRefusals(origin, settings) }),
    // The resource has this setting too, but only a change of the body is deployed.
    "x-amazon-apigateway-endpoint-configuration": {
      disableExecuteApiEndpoint: settings.domainName !== undefined,
    },
  });
}

function operation(path: RoutePath, { function: fn }: RouteFunction, settings: Settings) {
  return {
    operationId: path.id,
    ...pathParameters(path.path),
    ...security(path, settings),
    responses: {},
    "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri: fn.invokeArn },
  };
}

function pathParameters(path: string) {
  const names = parametersOf(path);
  const parameters = names.map((name) => ({ name, in: "path", required: true, type: "string" }));
  return names.length > 0 ? { parameters } : {};
}

function securityDefinitions({ auth, cognitoUserPoolArn }: Settings) {
  if (auth === Auth.None) return {};
  const header = { type: "apiKey", name: "Authorization", in: "header" };
  const sigv4 = { ...header, "x-amazon-apigateway-authtype": "awsSigv4" };
  if (auth === Auth.Iam) return { securityDefinitions: { sigv4 } };
  const cognito = {
    ...header,
    "x-amazon-apigateway-authtype": "cognito_user_pools",
    "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: [cognitoUserPoolArn] },
  };
  return { securityDefinitions: { cognito } };
}

function security(path: RoutePath, settings: Settings) {
  if (settings.auth === Auth.None) return {};
  return { security: [settings.auth === Auth.Iam ? { sigv4: [] } : { cognito: scopesOf(path, settings) }] };
}

/** Returns the OPTIONS method of a path. API Gateway itself answers it, without a function and without authorization. */
function preflight(path: string, methods: string[], origin: string, settings: Settings) {
  const headers = {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Methods": methods.map((method) => method.toUpperCase()).join(","),
    "Access-Control-Allow-Headers": allowedHeaders(settings).join(","),
    "Access-Control-Max-Age": String(corsMaxAge),
  };
  return {
    ...pathParameters(path),
    responses: {
      204: {
        description: "The preflight's answer",
        headers: Object.fromEntries(Object.keys(headers).map((name) => [name, { type: "string" }])),
      },
    },
    "x-amazon-apigateway-integration": {
      type: "mock",
      requestTemplates: { "application/json": '{"statusCode":204}' },
      // Without this, the binary media types make the template arrive as bytes, and every preflight request gets a 500.
      contentHandling: "CONVERT_TO_TEXT",
      responses: {
        default: { statusCode: "204", responseParameters: quoted("method.response.header.", headers) },
      },
    },
  };
}

/** Adds the CORS headers to the gateway's own error responses. Without them a web page could not read these. */
function corsOnRefusals(origin: string, { routes }: Settings) {
  const responseParameters = quoted("gatewayresponse.header.", corsHeaders(origin, routes));
  return { DEFAULT_4XX: { responseParameters }, DEFAULT_5XX: { responseParameters } };
}

function quoted(prefix: string, headers: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`${prefix}${name}`, `'${value}'`]),
  );
}
