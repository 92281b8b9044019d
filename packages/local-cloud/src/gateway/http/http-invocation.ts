// Invokes a function for an HTTP API: makes the event in the integration's payload format, and converts the function's answer.
import { randomBytes } from "node:crypto";
import type { LambdaService } from "../../lambda/lambda.ts";
import { serverHeaders, withContentType } from "../integration/function-answer.ts";
import { invoke } from "../integration/integration.ts";
import { answerV1, eventV1, noIdentity } from "../integration/payload-v1.ts";
import { answerV2, encodedBody, eventV2 } from "../integration/payload-v2.ts";
import { type Answer, message } from "../request/answer.ts";
import { type ClientRequest, headerValue, requestTime } from "../request/client-request.ts";
import type { HttpRoute } from "./http-routes.ts";
import type { HttpStage } from "./http-stage.ts";

interface Call {
  requestId: string;
  /** The path with the stage's base path. It is decoded, except encoded slashes. */
  rawPath: string;
  pathParameters: Record<string, string>;
  authorizer?: object;
}

/** Returns a request ID in the form of HTTP APIs: 15 characters and `=`. */
export function httpRequestId(): string {
  return `${randomBytes(11).toString("base64url")}=`;
}

/** Invokes the route's function, and answers as an HTTP API does, also if the function fails. */
export async function invokeHttp(
  lambda: LambdaService,
  stage: HttpStage,
  route: HttpRoute,
  request: ClientRequest,
  call: Call,
): Promise<Answer> {
  const isV1 = route.payloadFormatVersion === "1.0";
  const event = (isV1 ? v1Event : v2Event)(stage, route, withLength(request), call);
  const { pathParameters } = call;
  const outcome = await invoke(lambda, route.integration, {
    event,
    pathParameters,
    traceId: request.trace.id,
  });
  const { log, report, exchange } = outcome;
  const about = { functionName: route.integration.functionName, log, report, exchange };
  if ("failure" in outcome) return { ...failures[outcome.failure](outcome.note), ...about };
  const answer = isV1 ? v1Answer(outcome.payload) : answerV2(outcome.payload);
  if (!answer) return { ...failures.failed("malformed answer of the function"), ...about };
  return {
    ...answer,
    headers: answer.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase())),
    ...about,
  };
}

// The event always has a content length, also for a body in chunks and for none.
function withLength(request: ClientRequest): ClientRequest {
  const others = request.headers.filter(([name]) => name.toLowerCase() !== "content-length");
  return { ...request, headers: [["content-length", String(request.body.length)], ...others] };
}

// The answers of an HTTP API if a function gave none.
const failures = {
  denied: (note: string) => message(500, "Internal Server Error", note),
  failed: (note: string) => message(500, "Internal Server Error", note),
  throttled: (note: string) => message(503, "Service Unavailable", note),
  timeout: (note: string) => message(503, "Service Unavailable", note),
  "too-large": (note: string) => message(413, "Request Entity Too Large", note),
};

// API Gateway sets these itself.
const ownHeaders = new Set([...serverHeaders, "apigw-requestid"]);

function v2Event(stage: HttpStage, route: HttpRoute, request: ClientRequest, call: Call): object {
  return eventV2(request, {
    ...call,
    accountId: stage.accountId,
    apiId: stage.api.outputs.id,
    domainName: stage.domainName,
    stage: stage.stage.outputs.name,
    routeKey: route.key,
  });
}

function v1Event(stage: HttpStage, route: HttpRoute, request: ClientRequest, call: Call): object {
  const resource = route.key === "$default" ? "$default" : route.path;
  return eventV1(request, {
    version: "1.0",
    resource,
    path: call.rawPath,
    pathParameters: call.pathParameters,
    domainName: stage.domainName,
    body: encodedBody(request),
    requestContext: {
      accountId: stage.accountId,
      apiId: stage.api.outputs.id,
      ...v1Authorizer(call.authorizer),
      domainName: stage.domainName,
      domainPrefix: stage.domainName.split(".")[0],
      extendedRequestId: call.requestId,
      httpMethod: request.method,
      identity: {
        ...noIdentity,
        cognitoAmr: null,
        sourceIp: request.sourceIp,
        userAgent: headerValue(request, "user-agent") ?? "",
      },
      path: call.rawPath,
      protocol: request.protocol,
      requestId: call.requestId,
      requestTime: requestTime(request.receivedAt),
      requestTimeEpoch: request.receivedAt,
      resourceId: route.key,
      resourcePath: resource,
      stage: stage.stage.outputs.name,
    },
  });
}

// In payload format 1.0 the claims are one level higher.
function v1Authorizer(authorizer: object | undefined): object {
  if (!authorizer) return {};
  return { authorizer: "jwt" in authorizer ? authorizer.jwt : authorizer };
}

function v1Answer(payload: unknown): Answer | undefined {
  const hasStatus = typeof payload === "object" && payload !== null && "statusCode" in payload;
  const answer = hasStatus ? answerV1(payload, true) : undefined;
  return answer && { ...answer, headers: withContentType(answer.headers, "text/plain;charset=UTF-8") };
}
