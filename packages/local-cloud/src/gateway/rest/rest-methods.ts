// Creates the methods of a REST API from the paths of its Swagger body.

import { ofType } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { findRoute, inOrder } from "../api/routing.ts";
import { createThrottle, type Throttle } from "../integration/throttling.ts";
import { objectTarget } from "./bucket-objects.ts";
import { functionTarget, unservedTarget } from "./function-target.ts";
import { proxyTarget } from "./http-proxy.ts";
import { mockTarget } from "./mock-integration.ts";
import { restAuthorizers } from "./rest-authorizers.ts";
import type { RestAuthorizer, RestTarget, TargetArgs } from "./rest-call.ts";
import type { RestStage } from "./rest-stage.ts";
import type { Swagger, SwaggerOperation } from "./swagger.ts";

/** A method of a resource, with its target, authorizer and throttle. */
export interface RestMethod {
  method: string;
  /** The resource's path, `/users/{userId}`. */
  path: string;
  target: RestTarget;
  throttle: Throttle;
  authorizer: RestAuthorizer;
}

const anyMethod = "x-amazon-apigateway-any-method";
const swaggerMethods = ["get", "put", "post", "delete", "options", "head", "patch", anyMethod];

/** Returns every method of the document, in the order in which they are tried. */
export function createMethods(options: GatewayOptions, stage: RestStage, swagger: Swagger): RestMethod[] {
  const authorizerOf = restAuthorizers({ options, swagger, stage });
  const methods = Object.entries(swagger.paths ?? {}).flatMap(([written, operations]) => {
    // A resource's path has no slash at its end, even if the path in the document has one.
    const path = written.length > 1 ? written.replace(/\/$/, "") : written;
    const named = Object.entries(operations).filter(([name]) => swaggerMethods.includes(name));
    return named.map(([name, operation]) => {
      const method = name === anyMethod ? "ANY" : name.toUpperCase();
      return {
        method,
        path,
        target: targetOf({ options, stage, method, path }, operation),
        throttle: methodThrottle(options, stage, path, method),
        authorizer: authorizerOf(operation),
      };
    });
  });
  return inOrder(methods);
}

/** Makes a target by the integration's type. A maker returns `undefined` for what the local run does not serve. */
const targets: Record<string, (args: TargetArgs) => RestTarget | undefined> = {
  aws: objectTarget,
  aws_proxy: functionTarget,
  http_proxy: proxyTarget,
  mock: mockTarget,
};

function targetOf(
  args: Pick<TargetArgs, "options" | "stage" | "method" | "path">,
  { responses = {}, ...operation }: SwaggerOperation,
): RestTarget {
  const integration = operation["x-amazon-apigateway-integration"];
  if (!integration) return unservedTarget(args, "no integration");
  const type = String(integration.type).toLowerCase();
  const target = targets[type]?.({ ...args, integration, responses });
  return target ?? unservedTarget(args, `${type} ${integration.uri ?? ""}`.trimEnd());
}

// Each method has its own token bucket. Settings for the method override those for all methods.
function methodThrottle(options: GatewayOptions, stage: RestStage, path: string, method: string): Throttle {
  const own = `${path.slice(1)}/${method}`;
  const settingsOf = (methodPath: string) =>
    ofType(options.resources, "aws:apigateway/methodSettings:MethodSettings").find(
      ({ inputs }) =>
        inputs.restApi === stage.apiId &&
        inputs.stageName === stage.stageName &&
        inputs.methodPath === methodPath,
    )?.inputs.settings;
  const settings = settingsOf(own) ?? settingsOf("*/*") ?? {};
  return createThrottle({ rate: settings.throttlingRateLimit, burst: settings.throttlingBurstLimit });
}

/** Returns the method of a request. If the most specific resource lacks the method, less specific ones are tried, also greedy ones. */
export function findMethod(methods: RestMethod[], method: string, path: string) {
  if (!restMethods.has(method)) return undefined;
  // A slash at the end is ignored.
  return findRoute(methods, method, path.length > 1 ? path.replace(/\/$/, "") : path);
}

/** The methods that `ANY` means in a REST API. */
const restMethods = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
