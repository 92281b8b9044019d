// Reads who may call an API: credentials, scopes and origins of its routes, for an HTTP API and a REST API.
import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";

export interface Access {
  /** The credentials that each route needs, by route: `GET /v1/users`. */
  routes: Map<string, Asked>;
  /** The origins whose web pages may call the API (CORS). */
  origins: string[];
  /** The tokens that are accepted: `<issuer> for <audience>`, or the ARN of a user pool. */
  tokens: string[];
}

/** The credentials that a route needs. */
export interface Asked {
  /** `NONE`, `AWS_IAM` or `JWT` of an HTTP API; a REST API has its own names, such as `sigv4`. */
  by: string;
  /** The token must have one of these scopes. An empty list needs no scope. */
  scopes: string[];
}

/** Reads the access to the APIs among the resources. */
export function accessOf(resources: PlannedResource[]): Access {
  const inputs = (type: string) => resources.filter((one) => one.type === type).map((one) => one.inputs);
  const routes = new Map<string, Asked>();
  for (const { routeKey, authorizationType = "NONE", authorizationScopes } of inputs(
    "aws:apigatewayv2/route:Route",
  ))
    routes.set(String(routeKey), { by: String(authorizationType), scopes: textsOf(authorizationScopes) });
  const bodies = inputs("aws:apigateway/restApi:RestApi").map(({ body }) => swaggerOf(body));
  for (const body of bodies) for (const [key, asked] of routesOf(body)) routes.set(key, asked);
  const cors = inputs("aws:apigatewayv2/api:Api").map(({ corsConfiguration }) => corsConfiguration as Cors);
  const jwt = inputs("aws:apigatewayv2/authorizer:Authorizer").map((one) => one.jwtConfiguration as Jwt);
  return {
    routes,
    origins: [...cors.flatMap((one) => textsOf(one?.allowOrigins)), ...bodies.flatMap(originsOf)],
    tokens: [
      ...jwt.flatMap((one) => textsOf(one?.audiences).map((audience) => `${one?.issuer} for ${audience}`)),
      ...bodies.flatMap(poolsOf),
    ],
  };
}

type Cors = { allowOrigins?: unknown } | undefined;
type Jwt = { issuer?: string; audiences?: unknown } | undefined;

interface Operation {
  security?: Record<string, string[]>[];
  "x-amazon-apigateway-integration"?: { responses?: Record<string, { responseParameters?: Parameters }> };
}
type Parameters = Record<string, string>;

interface Swagger {
  paths?: Record<string, Record<string, Operation>>;
  securityDefinitions?: Record<string, { "x-amazon-apigateway-authorizer"?: { providerARNs?: string[] } }>;
}

/** Parses the body of a REST API. Returns an empty document for a body that is not JSON. */
function swaggerOf(body: unknown): Swagger {
  try {
    return JSON.parse(String(body));
  } catch {
    return {};
  }
}

function operationsOf({ paths = {} }: Swagger): [method: string, path: string, operation: Operation][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      method === "x-amazon-apigateway-any-method" ? "ANY" : method.toUpperCase(),
      path,
      operation,
    ]),
  );
}

function routesOf(swagger: Swagger): [string, Asked][] {
  return operationsOf(swagger)
    .filter(([method]) => method !== "OPTIONS")
    .map(([method, path, { security = [] }]) => {
      const [by, scopes] = Object.entries(security[0] ?? {})[0] ?? ["NONE", []];
      return [`${method} ${path}`, { by, scopes }];
    });
}

function originsOf(swagger: Swagger): string[] {
  const header = "method.response.header.Access-Control-Allow-Origin";
  const all = operationsOf(swagger)
    .flatMap(([, , operation]) =>
      Object.values(operation["x-amazon-apigateway-integration"]?.responses ?? {}),
    )
    .flatMap(({ responseParameters }) => responseParameters?.[header] ?? []);
  return [...new Set(all)].map((text) => text.replace(/^'(.*)'$/, "$1"));
}

function poolsOf({ securityDefinitions = {} }: Swagger): string[] {
  const all = Object.values(securityDefinitions);
  return [...new Set(all.flatMap((one) => one["x-amazon-apigateway-authorizer"]?.providerARNs ?? []))];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
