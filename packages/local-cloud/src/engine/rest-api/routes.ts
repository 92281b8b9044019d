// Turns the routes of `RestAPI` of @pulumi/aws-apigateway into paths of a Swagger document, and creates the resources that they need.
// Names and forms are from github.com/pulumi/pulumi-aws-apigateway, aws-apigateway/apigateway/api.ts.
import { invokeArnOf } from "../../resources/arn.ts";
import type { Properties } from "../../wire/values.ts";
import { type Operation, type Route, type Surroundings, swaggerMethod, withProxy } from "./route.ts";
import { securityOf } from "./security.ts";
import { staticFiles } from "./static-files.ts";

/** The parts of the Swagger document that the routes make, and the functions that they invoke. */
export interface Routed {
  paths: Record<string, Properties>;
  securityDefinitions: Properties;
  /** The functions that the API invokes, by method and path: `GET/date`. */
  invoked: Map<string, string>;
}

/** @throws Error for a route of an unknown kind */
export async function routed(routes: Route[], surroundings: Surroundings): Promise<Routed> {
  const made: Routed = { paths: {}, securityDefinitions: {}, invoked: new Map() };
  for (const given of routes) {
    const route = { ...given, path: given.path.startsWith("/") ? given.path : `/${given.path}` };
    const security = await securityOf(route, surroundings, made.securityDefinitions);
    for (const { path, method, operation } of await operationsOf(route, surroundings, made.invoked)) {
      const own = route.data === undefined ? { ...operation, ...security } : operation;
      made.paths[path] = { ...made.paths[path], [method]: own };
    }
  }
  return made;
}

async function operationsOf(
  route: Route,
  surroundings: Surroundings,
  invoked: Routed["invoked"],
): Promise<Operation[]> {
  const { path, method = "ANY", eventHandler, target, data } = route;
  if (eventHandler !== undefined) {
    invoked.set(`${method === "ANY" ? "*" : method}${path}`, eventHandler);
    const functionArn = surroundings.arnOf("aws:lambda/function:Function", eventHandler);
    const uri = invokeArnOf(functionArn, surroundings.region);
    const integration = { uri, passthroughBehavior: "when_no_match", httpMethod: "POST", type: "aws_proxy" };
    const operation = { "x-amazon-apigateway-integration": integration };
    return [{ path, method: swaggerMethod(method), operation }];
  }
  if (route.localPath !== undefined)
    return staticFiles({ ...route, localPath: route.localPath }, surroundings);
  if (target !== undefined) return targetOf(path, target);
  if (data !== undefined) return [{ path, method: swaggerMethod(method), operation: data }];
  throw new Error(
    `Expected the route ${path} to have \`eventHandler\`, \`localPath\`, \`target\` or \`data\`, got none.`,
  );
}

/** Returns the operations of a route with a `target`: one for its path, and one for all paths below it. */
function targetOf(path: string, target: Properties): Operation[] {
  const base = path.endsWith("/") ? path : `${path}/`;
  const uri = target.uri.endsWith("/") ? target.uri : `${target.uri}/`;
  const { type = "http_proxy", passthroughBehavior = "when_no_match", connectionType, connectionId } = target;
  const integration = { responses: { default: { statusCode: "200" } }, type, passthroughBehavior };
  const own = { ...integration, connectionType, connectionId, httpMethod: "ANY" };
  const operation = (uri: string) => ({ "x-amazon-apigateway-integration": { ...own, uri } });
  const method = swaggerMethod("ANY");
  return [
    { path: base, method, operation: operation(uri) },
    { path: `${base}{proxy+}`, method, operation: withProxy(operation(`${uri}{proxy}`)) },
  ];
}
