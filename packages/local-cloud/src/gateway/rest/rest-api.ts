// Serves REST APIs (API Gateway v1), from the registered RestApi with its Swagger body or methods, its Stage and its MethodSettings.
import { randomUUID } from "node:crypto";
import { ofType } from "../../resources/resource.ts";
import type { Api, ApiRoute, GatewayOptions, Refusal } from "../api/api.ts";
import { withoutBase, withoutRepeatedSlash } from "../api/base-path.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { isWellEncoded } from "../request/query.ts";
import { type GatewayFailure, gatewayAnswer } from "./gateway-responses.ts";
import { swaggerOf } from "./method-resources.ts";
import { brokenMock, malformed, throttled, unknownRoute } from "./rest-failures.ts";
import { ownHeaders } from "./rest-headers.ts";
import { invokeRest, isBinary } from "./rest-invocation.ts";
import { createMethods, findMethod, type RestMethod } from "./rest-methods.ts";
import { type RestStage, restStage } from "./rest-stage.ts";
import type { Swagger } from "./swagger.ts";

/** Returns each stage of each registered REST API. */
export function createRestApis(options: GatewayOptions): Api[] {
  const { resources } = options;
  return ofType(resources, "aws:apigateway/stage:Stage").flatMap((stage) => {
    const api = ofType(resources, "aws:apigateway/restApi:RestApi").find(
      ({ outputs }) => outputs.id === stage.inputs.restApi,
    );
    const swagger = api && swaggerOf(api, resources);
    if (!swagger) return [];
    return [createRestApi(options, restStage(options, api, stage, swagger), swagger)];
  });
}

function createRestApi(options: GatewayOptions, stage: RestStage, swagger: Swagger): Api {
  const methods = createMethods(options, stage, swagger);
  return {
    basePath: stage.basePath,
    takes: (path) => pathOf(stage, path) !== undefined,
    routes: methods.flatMap((method) => describeMethod(stage, method)),
    refuse: (refusal, request) => refuse(stage, refusal, request),
    async handle(request) {
      const requestId = randomUUID();
      const answered = await answer(options, stage, methods, request, requestId);
      return "failure" in answered
        ? gatewayAnswer(stage.responses, request, requestId, answered.failure)
        : answered;
    },
  };
}

/** Returns a path without the stage, or `undefined` if it is not below the stage. */
function pathOf(stage: RestStage, path: string): string | undefined {
  const own = withoutBase(withoutRepeatedSlash(path), stage.basePath);
  return own && withoutRepeatedSlash(own);
}

async function answer(
  options: GatewayOptions,
  stage: RestStage,
  methods: RestMethod[],
  request: ClientRequest,
  requestId: string,
): Promise<Answer | { failure: GatewayFailure }> {
  if (!isWellEncoded(request.path)) return { failure: malformed };
  const path = pathOf(stage, request.path) ?? "/";
  const found = findMethod(methods, request.method, path);
  if (!found) return { failure: unknownRoute(request) };
  const { route: method, pathParameters } = found;
  if (!method.throttle()) return { failure: throttled };
  const about = { requestId, path, pathParameters, resource: method.path };
  const caller = await method.authorizer.authorize(request, about);
  if ("failure" in caller) return caller;
  if (method.integration) {
    const call = { ...about, integration: method.integration, caller };
    return invokeRest(options.lambda, stage, request, call);
  }
  if (method.proxy) {
    const isSigned = caller.identity !== undefined;
    return method.proxy.send(request, { requestId, pathParameters, isSigned });
  }
  if (method.object) {
    const read = await method.object(pathParameters);
    return { ...read, headers: [...read.headers, ...ownHeaders(requestId)] };
  }
  const binary = isBinary(stage.binaryMediaTypes, headerValue(request, "content-type"));
  const mocked = method.mock?.(binary);
  if (!mocked) return { failure: brokenMock };
  return { ...mocked, headers: [...mocked.headers, ...ownHeaders(requestId)] };
}

// A server before the API makes these answers, so gateway responses and CORS headers do not apply to them.
function refuse(stage: RestStage, refusal: Refusal, request: ClientRequest): Answer {
  const plain = (status: number, body: string, note: string): Answer => ({
    status,
    headers: [["content-type", "text/plain"]],
    body,
    note,
  });
  switch (refusal) {
    case "body-too-large":
      return plain(413, "HTTP content length exceeded 10485760 bytes.", "body over 10 MB");
    case "headers-too-large":
      return {
        ...plain(
          431,
          '{"message":"Request Header Fields Too Large"}',
          "request line and headers over 10,240 bytes",
        ),
        headers: [["content-type", "application/json"]],
      };
    case "malformed":
      return gatewayAnswer(stage.responses, request, randomUUID(), malformed);
    case "failed":
      return gatewayAnswer(stage.responses, request, randomUUID(), {
        ...brokenMock,
        note: "failure of the local gateway",
      });
  }
}

function describeMethod(
  stage: RestStage,
  { method, path, integration, object, proxy, authorizer }: RestMethod,
): ApiRoute[] {
  if (!integration && !object && !proxy) return [];
  const elsewhere = { functionName: proxy ? proxy.target : "files of S3", unserved: undefined };
  const { functionName, unserved } = integration ?? elsewhere;
  const authorization = authorizer.kind && { authorization: authorizer.kind };
  const scopes = authorizer.scopes && { scopes: authorizer.scopes };
  return [
    {
      method,
      path: `${stage.basePath}${path}`,
      functionName,
      ...(unserved && { unserved }),
      ...authorization,
      ...scopes,
    },
  ];
}
