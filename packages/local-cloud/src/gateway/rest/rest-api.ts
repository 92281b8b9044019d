// Serves REST APIs (API Gateway v1), from the registered RestApi with its Swagger body or methods, its Stage and its MethodSettings.
import { randomUUID } from "node:crypto";
import { ofType } from "../../resources/resource.ts";
import type { Api, ApiRoute, GatewayOptions, Refusal } from "../api/api.ts";
import { withoutBase, withoutRepeatedSlash } from "../api/base-path.ts";
import { refusals } from "../api/refusals.ts";
import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";
import { isWellEncoded } from "../request/query.ts";
import { type Failed, gatewayAnswer } from "./gateway-responses.ts";
import { swaggerOf } from "./method-resources.ts";
import { internalFailure, malformed, throttled, unknownRoute } from "./rest-failures.ts";
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
    async answer(request, refusal) {
      const requestId = randomUUID();
      const answer = refusal ? restRefusals[refusal] : await handle(stage, methods, request, requestId);
      return "failure" in answer ? gatewayAnswer(stage.responses, request, requestId, answer) : answer;
    },
  };
}

/** Returns a path without the stage, or `undefined` if it is not below the stage. */
function pathOf(stage: RestStage, path: string): string | undefined {
  const own = withoutBase(withoutRepeatedSlash(path), stage.basePath);
  return own && withoutRepeatedSlash(own);
}

async function handle(
  stage: RestStage,
  methods: RestMethod[],
  request: ClientRequest,
  requestId: string,
): Promise<Answer | Failed> {
  if (!isWellEncoded(request.path)) return malformed;
  const path = pathOf(stage, request.path) ?? "/";
  const found = findMethod(methods, request.method, path);
  if (!found) return unknownRoute(request);
  const { route: method, pathParameters } = found;
  if (!method.throttle()) return throttled;
  const call = { requestId, path, pathParameters, resource: method.path };
  const caller = await method.authorizer.authorize(request, call);
  return "failure" in caller ? caller : method.target.answer(request, call, caller);
}

// A server before the API answers requests that are too large, so gateway responses and CORS headers do not apply to them.
const restRefusals: Record<Refusal, Answer | Failed> = {
  ...refusals,
  "body-too-large": {
    status: 413,
    headers: [["content-type", "text/plain"]],
    body: "HTTP content length exceeded 10485760 bytes.",
    note: "body over 10 MB",
  },
  failed: internalFailure("failure of the local gateway"),
};

function describeMethod(
  { basePath }: RestStage,
  { method, path, target: { functionName, unserved }, authorizer }: RestMethod,
): ApiRoute[] {
  if (functionName === undefined) return [];
  const route = { method, path: `${basePath}${path}`, functionName, ...authorizer.description };
  return [unserved ? { ...route, unserved } : route];
}
