// Creates the methods of a REST API from the paths of its Swagger body.

import { ofType } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { findRoute, inOrder } from "../api/routing.ts";
import { createIntegration, type Integration, unservedIntegration } from "../integration/integration.ts";
import { createThrottle, type Throttle } from "../integration/throttling.ts";
import { type ObjectReader, objectReader } from "./bucket-objects.ts";
import { type HttpProxy, httpProxy } from "./http-proxy.ts";
import { createMock, type MockAnswer } from "./mock-integration.ts";
import { restAuthorizers } from "./rest-authorizers.ts";
import type { RestAuthorizer } from "./rest-caller.ts";
import type { RestStage } from "./rest-stage.ts";
import type { Swagger, SwaggerOperation } from "./swagger.ts";

/** A method of a resource, with its integration, authorizer and throttle. */
export interface RestMethod {
  method: string;
  /** The resource's path, `/users/{userId}`. */
  path: string;
  integration?: Integration;
  mock?: MockAnswer;
  object?: ObjectReader;
  proxy?: HttpProxy;
  throttle: Throttle;
  authorizer: RestAuthorizer;
}

const anyMethod = "x-amazon-apigateway-any-method";
const swaggerMethods = ["get", "put", "post", "delete", "options", "head", "patch", anyMethod];

/** Returns every method of the document, in the order in which they are tried. */
export function createMethods(options: GatewayOptions, stage: RestStage, swagger: Swagger): RestMethod[] {
  const authorizerOf = restAuthorizers({ options, swagger, stage });
  const methods = Object.entries(swagger.paths ?? {})
    .flatMap(([path, operations]) =>
      swaggerMethods.flatMap((name) => {
        const operation = operations[name];
        return operation ? [{ path, name, operation }] : [];
      }),
    )
    .map(({ path: written, name, operation }) => {
      // A resource's path has no slash at its end, even if the path in the document has one.
      const path = written.length > 1 ? written.replace(/\/$/, "") : written;
      const method = name === anyMethod ? "ANY" : name.toUpperCase();
      return {
        method,
        path,
        ...integrationOf(options, stage, path, method, operation),
        throttle: methodThrottle(options, stage, path, method),
        authorizer: authorizerOf(operation),
      };
    });
  return inOrder(methods);
}

function integrationOf(
  options: GatewayOptions,
  stage: RestStage,
  path: string,
  method: string,
  operation: SwaggerOperation,
): Pick<RestMethod, "integration" | "mock" | "object" | "proxy"> {
  const integration = operation["x-amazon-apigateway-integration"];
  const type = String(integration?.type).toLowerCase();
  if (integration && type === "mock") return { mock: createMock(integration, operation.responses ?? {}) };
  const object = integration && type === "aws" ? objectReader(options.resources, integration) : undefined;
  if (object) return { object };
  const proxy = integration && type === "http_proxy" ? httpProxy(stage, integration) : undefined;
  if (proxy) return { proxy };
  if (!integration || type !== "aws_proxy")
    return {
      integration: unservedIntegration(
        integration ? `${type} ${integration.uri ?? ""}`.trimEnd() : "no integration",
      ),
    };
  // Lambda's API is always called with POST, even if the client used another method.
  if (integration.httpMethod !== "POST") {
    throw new Error(
      `${method} ${path}: expected the integration's httpMethod to be POST, got "${integration.httpMethod}".`,
    );
  }
  return {
    integration: createIntegration({
      uri: integration.uri ?? "",
      sourceArn: `${stage.api.outputs.executionArn}/${stage.stageName}/${method === "ANY" ? "*" : method}${path}`,
      timeoutMs: integration.timeoutInMillis ?? 29_000,
      resources: options.resources,
    }),
  };
}

// Each method has its own token bucket. Settings for the method override those for all methods.
function methodThrottle(options: GatewayOptions, stage: RestStage, path: string, method: string): Throttle {
  const own = `${path.slice(1)}/${method}`;
  const settingsOf = (methodPath: string) =>
    ofType(options.resources, "aws:apigateway/methodSettings:MethodSettings").find(
      ({ inputs }) =>
        inputs.restApi === stage.api.outputs.id &&
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
