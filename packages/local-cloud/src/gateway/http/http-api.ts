// Serves HTTP APIs (API Gateway v2), from the registered Api, Route, Integration, Authorizer and Stage resources.

import { ofType } from "../../resources/resource.ts";
import type { Api, ApiRoute, GatewayOptions } from "../api/api.ts";
import { withoutBase } from "../api/base-path.ts";
import { refusals } from "../api/refusals.ts";
import { findRoute } from "../api/routing.ts";
import { stageOf } from "../api/stage.ts";
import { type Answer, message } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";
import { isWellEncoded } from "../request/query.ts";
import { isPreflight, preflightAnswer, withCors } from "./http-cors.ts";
import { httpRequestId, invokeHttp } from "./http-invocation.ts";
import { matchedPath, rawPathOf } from "./http-path.ts";
import { createRoutes, type HttpRoute, type HttpStage } from "./http-routes.ts";

/** Returns each stage of each registered HTTP API. */
export function createHttpApis(options: GatewayOptions): Api[] {
  const { resources } = options;
  return ofType(resources, "aws:apigatewayv2/stage:Stage").flatMap((stage) => {
    const api = ofType(resources, "aws:apigatewayv2/api:Api").find(
      ({ outputs }) => outputs.id === stage.inputs.apiId,
    );
    if (api?.inputs.protocolType !== "HTTP") return [];
    const { name, invokeUrl } = stage.outputs;
    const { corsConfiguration: cors } = api.inputs;
    const { inputs } = stage;
    return [createHttpApi(options, { ...stageOf(options, api.outputs, name, invokeUrl), cors, inputs })];
  });
}

function createHttpApi(options: GatewayOptions, stage: HttpStage): Api {
  const { cors } = stage;
  const routes = createRoutes(options, stage);
  return {
    basePath: stage.basePath,
    takes: (path) => withoutBase(path, stage.basePath) !== undefined,
    routes: routes.map((route) => describeRoute(stage, route)),
    async answer(request, refusal) {
      const requestId = httpRequestId();
      const answer = refusal ? refusals[refusal] : await handle(options, stage, routes, request, requestId);
      const headers: Answer["headers"] = [...answer.headers, ["apigw-requestid", requestId]];
      return cors ? withCors(cors, request, { ...answer, headers }) : { ...answer, headers };
    },
  };
}

async function handle(
  options: GatewayOptions,
  stage: HttpStage,
  routes: HttpRoute[],
  request: ClientRequest,
  requestId: string,
): Promise<Answer> {
  const { cors } = stage;
  const isMalformed = !isWellEncoded(request.path);
  const path = withoutBase(matchedPath(request.path), stage.basePath) ?? "/";
  const found = isMalformed ? undefined : findRoute(routes, request.method, path);
  // A route with the method ANY also gets preflights, with its authorizer and throttle. The gateway answers all others.
  if (cors && isPreflight(request) && found?.route.method !== "ANY") return preflightAnswer(cors, request);
  if (isMalformed) return message(400, "Bad Request", "malformed request");
  if (!found) return message(404, "Not Found", "no route");
  const { route, pathParameters } = found;
  if (!route.throttle()) return message(429, "Too Many Requests", "throttled");
  const verdict = await route.authorizer.authorize(request);
  if ("status" in verdict) return verdict;
  const { authorizer } = verdict;
  return invokeHttp(options.lambda, stage, route, request, {
    requestId,
    routeKey: route.key,
    rawPath: rawPathOf(request.path),
    pathParameters,
    authorizer,
  });
}

function describeRoute(stage: HttpStage, route: HttpRoute): ApiRoute {
  return {
    method: route.method,
    path: route.key === "$default" ? "$default" : `${stage.basePath}${route.path}`,
    functionName: route.integration.functionName,
    ...(route.integration.unserved && { unserved: true }),
    ...route.authorizer.description,
  };
}
