// Invokes a function for a REST API: makes the event in payload format 1.0, and converts the function's answer.
import type { LambdaService } from "../../lambda/lambda.ts";
import { withContentType } from "../integration/function-answer.ts";
import { type Integration, invoke } from "../integration/integration.ts";
import { answerV1, eventV1 } from "../integration/payload-v1.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { type GatewayFailure, gatewayAnswer } from "./gateway-responses.ts";
import { requestContext } from "./request-context.ts";
import type { RestCall, RestCaller } from "./rest-caller.ts";
import { integrationFailures } from "./rest-failures.ts";
import { ownHeaders, passedOn, remapped } from "./rest-headers.ts";
import type { RestStage } from "./rest-stage.ts";

interface Call extends RestCall {
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
    requestContext: requestContext(stage, request, call, call.caller),
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
