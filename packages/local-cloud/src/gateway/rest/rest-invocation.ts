// Invokes a function for a REST API: makes the event in payload format 1.0, and converts the function's answer.
import { randomBytes } from "node:crypto";
import type { LambdaService } from "../../lambda/lambda.ts";
import { withoutRepeatedSlash } from "../api/base-path.ts";
import { withContentType } from "../integration/function-answer.ts";
import { type Integration, invoke } from "../integration/integration.ts";
import { answerV1, eventV1, noIdentity } from "../integration/payload-v1.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue, requestTime } from "../request/client-request.ts";
import { type GatewayFailure, gatewayAnswer } from "./gateway-responses.ts";
import type { RestCaller } from "./rest-authorizers.ts";
import { integrationFailures } from "./rest-failures.ts";
import { ownHeaders, passedOn, remapped } from "./rest-headers.ts";
import type { RestStage } from "./rest-stage.ts";

interface Call {
  requestId: string;
  /** The path as sent, without the stage and with only one slash at the start. */
  path: string;
  pathParameters: Record<string, string>;
  resource: string;
  integration: Integration;
  caller: RestCaller;
}

/** Invokes the method's function, and answers as a REST API does, also if the function fails. */
export async function invokeRest(
  lambda: LambdaService,
  stage: RestStage,
  request: ClientRequest,
  call: Call,
): Promise<Answer> {
  const event = eventV1(passedOn(request, call.caller.identity !== undefined), {
    resource: call.resource,
    path: call.path,
    pathParameters: call.pathParameters,
    domainName: stage.domainName,
    body: encodedBody(stage, request),
    requestContext: requestContext(stage, request, call),
  });
  const { pathParameters } = call;
  const outcome = await invoke(lambda, call.integration, {
    event,
    pathParameters,
    traceId: request.trace.id,
  });
  const { log, report, exchange } = outcome;
  const about = { functionName: call.integration.functionName, log, report, exchange };
  const refuse = (failure: GatewayFailure) => ({
    ...gatewayAnswer(stage.responses, request, call.requestId, failure),
    ...about,
  });
  if ("failure" in outcome) return refuse(integrationFailures[outcome.failure](outcome.note));
  // Only the first of several accepted types counts.
  const accepted = headerValue(request, "accept")?.split(/[,;]/)[0]?.trim();
  const answer = answerV1(outcome.payload, isBinary(stage.binaryMediaTypes, accepted));
  if (!answer) return refuse(integrationFailures.failed("malformed answer of the function"));
  const headers: Answer["headers"] = [
    ...withContentType(remapped(answer.headers), "application/json"),
    ...ownHeaders(call.requestId),
    ["X-Amzn-Trace-Id", request.trace.id],
  ];
  return { ...answer, headers, ...about };
}

/** Tells whether the API treats a media type as binary. Without a type, JSON is assumed. */
export function isBinary(binaryMediaTypes: string[], contentType: string | undefined): boolean {
  const mediaType = (contentType?.split(";")[0] ?? "").trim().toLowerCase() || "application/json";
  const [family] = mediaType.split("/");
  return ["*/*", `${family}/*`, mediaType].some((type) => binaryMediaTypes.includes(type));
}

function encodedBody(stage: RestStage, request: ClientRequest) {
  if (request.body.length === 0) return { isBase64Encoded: false };
  const isBase64Encoded = isBinary(stage.binaryMediaTypes, headerValue(request, "content-type"));
  return { body: request.body.toString(isBase64Encoded ? "base64" : "utf8"), isBase64Encoded };
}

function requestContext(stage: RestStage, request: ClientRequest, call: Call): object {
  return {
    accountId: stage.accountId,
    apiId: stage.api.outputs.id,
    ...(call.caller.authorizer && { authorizer: call.caller.authorizer }),
    deploymentId: stage.stage.inputs.deployment,
    domainName: stage.domainName,
    domainPrefix: stage.domainName.split(".")[0],
    extendedRequestId: randomBytes(11).toString("base64url"),
    httpMethod: request.method,
    identity: { ...noIdentity, ...call.caller.identity, ...clientIdentity(request) },
    path: withoutRepeatedSlash(request.path),
    protocol: request.protocol,
    requestId: call.requestId,
    requestTime: requestTime(request.receivedAt),
    requestTimeEpoch: request.receivedAt,
    resourceId: call.resource,
    resourcePath: call.resource,
    stage: stage.stageName,
  };
}

function clientIdentity(request: ClientRequest) {
  return { sourceIp: request.sourceIp, userAgent: headerValue(request, "user-agent") ?? null };
}
