// Makes the resources of a program with an HTTP or a REST API, for tests of src/gateway/.
import type { Resource } from "../../src/resources/resource.ts";

// biome-ignore lint/suspicious/noExplicitAny: resources, events and answers are checked by the tests
export type Any = any;

const region = "eu-central-1";
const account = "000000000000";

export function resource(type: string, name: string, inputs: Any, outputs: Any = {}): Resource {
  return { type, name, inputs, outputs: { id: name, ...inputs, ...outputs } };
}

export function functionArn(name: string): string {
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}

export function invokeArn(name: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;
}

export function executionArn(apiId: string): string {
  return `arn:aws:execute-api:${region}:${account}:${apiId}`;
}

export function permission(functionName: string, sourceArn: string): Resource {
  return resource("aws:lambda/permission:Permission", `${functionName}-${sourceArn}`, {
    action: "lambda:InvokeFunction",
    function: functionName,
    principal: "apigateway.amazonaws.com",
    sourceArn,
  });
}

export interface HttpApiArgs {
  id?: string;
  /** The route keys. Each function has the name of its key. */
  routes: string[];
  basePath?: string;
  stageName?: string;
  api?: Any;
  stage?: Any;
  route?: Any;
  integration?: Any;
  permissions?: Resource[];
}

/** Returns the name of the function behind a route key. */
export function functionOf(key: string): string {
  return key.replace(/\W+/g, "-").replace(/^-|-$/g, "");
}

/** Returns the resources of an HTTP API. */
export function httpApi(args: HttpApiArgs): Resource[] {
  const { id = "httpapi", basePath = "", stageName = "$default" } = args;
  const permissions =
    args.permissions ??
    args.routes.map((key) =>
      permission(functionOf(key), `${executionArn(id)}/*/${key === "$default" ? key : key.replace(" ", "")}`),
    );
  return [
    resource(
      "aws:apigatewayv2/api:Api",
      id,
      { protocolType: "HTTP", ...args.api },
      { executionArn: executionArn(id) },
    ),
    ...args.routes.flatMap((key) => [
      resource("aws:apigatewayv2/integration:Integration", `${id}-${functionOf(key)}`, {
        apiId: id,
        integrationType: "AWS_PROXY",
        integrationUri: invokeArn(functionOf(key)),
        payloadFormatVersion: "2.0",
        ...args.integration,
      }),
      resource("aws:apigatewayv2/route:Route", `${id}-route-${functionOf(key)}`, {
        apiId: id,
        routeKey: key,
        target: `integrations/${id}-${functionOf(key)}`,
        ...args.route,
      }),
    ]),
    resource(
      "aws:apigatewayv2/stage:Stage",
      `${id}-stage`,
      { apiId: id, name: stageName, ...args.stage },
      { invokeUrl: `http://127.0.0.1:3000${basePath}/` },
    ),
    ...permissions,
  ];
}

export interface RestApiArgs {
  id?: string;
  /** The Swagger paths, each with its methods and their differences from a plain proxy. */
  paths: Record<string, Record<string, Any>>;
  swagger?: Any;
  binaryMediaTypes?: string[];
  methodSettings?: Any;
  permissions?: Resource[];
}

/** Returns the resources of a REST API with the stage `api-demo`. */
export function restApi({ id = "restapi", paths, ...args }: RestApiArgs): Resource[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const swagger = {
    swagger: "2.0",
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, methods]) => [
        path,
        mapped(methods, (method) => proxy(method, path)),
      ]),
    ),
    "x-amazon-apigateway-binary-media-types": ["*/*"],
    ...args.swagger,
  };
  return [
    resource(
      "aws:apigateway/restApi:RestApi",
      id,
      { body: JSON.stringify(swagger), binaryMediaTypes: args.binaryMediaTypes ?? ["*/*"] },
      { executionArn: executionArn(id) },
    ),
    resource(
      "aws:apigateway/stage:Stage",
      `${id}-stage`,
      { restApi: id, stageName: "api-demo", deployment: "deployed" },
      { invokeUrl: "http://127.0.0.1:3000/api-demo" },
    ),
    ...(args.methodSettings
      ? [
          resource("aws:apigateway/methodSettings:MethodSettings", `${id}-settings`, {
            restApi: id,
            stageName: "api-demo",
            methodPath: "*/*",
            settings: args.methodSettings,
          }),
        ]
      : []),
    ...(args.permissions ??
      operations.map(({ path, method }) =>
        permission(functionOf(`${method} ${path}`), `${executionArn(id)}/*/${method.toUpperCase()}${path}`),
      )),
  ];
}

function mapped(methods: Record<string, Any>, integration: (method: string) => Any) {
  return Object.fromEntries(
    Object.entries(methods).map(([method, operation]) => [method, { ...integration(method), ...operation }]),
  );
}

function proxy(method: string, path: string) {
  return {
    responses: {},
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: invokeArn(functionOf(`${method} ${path}`)),
    },
  };
}
