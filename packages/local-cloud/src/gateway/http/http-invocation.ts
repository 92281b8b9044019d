// Invokes a function for an HTTP API: makes the event in the integration's payload format, and converts the function's answer.
import { randomBytes } from "node:crypto";
import type { LambdaService } from "../../lambda/lambda.ts";
import type { Stage } from "../api/stage.ts";
import { withContentType, withoutHeaders } from "../integration/function-answer.ts";
import { type Failure, invoke } from "../integration/integration.ts";
import { answerV1, eventV1 } from "../integration/payload-v1.ts";
import { answerV2, type CallV2, encodedBody, eventV2 } from "../integration/payload-v2.ts";
import { type Answer, message } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import type { HttpRoute } from "./http-routes.ts";

/** Returns a request ID in the form of HTTP APIs: 15 characters and `=`. */
export function httpRequestId(): string {
  return `${randomBytes(11).toString("base64url")}=`;
}

/** Invokes the route's function, and answers as an HTTP API does, also if the function fails. */
export function invokeHttp(
  lambda: LambdaService,
  stage: Stage,
  { integration, path, payloadFormatVersion }: HttpRoute,
  sent: ClientRequest,
  call: CallV2,
): Promise<Answer> {
  const request = withLength(sent);
  const isV1 = payloadFormatVersion === "1.0";
  const event = isV1 ? v1Event(stage, path, request, call) : eventV2(request, stage, call);
  const { pathParameters } = call;
  return invoke(
    lambda,
    integration,
    { event, pathParameters, traceId: request.trace.id },
    {
      convert(payload) {
        const answer = isV1 ? v1Answer(payload) : answerV2(payload);
        return answer && withoutHeaders(answer, ["apigw-requestid"]);
      },
      fail: (failure, note) => message(...failures[failure], note),
    },
  );
}

// The event always has a content length, also for a body in chunks and for none.
function withLength(request: ClientRequest): ClientRequest {
  const others = request.headers.filter(([name]) => name.toLowerCase() !== "content-length");
  return { ...request, headers: [["content-length", String(request.body.length)], ...others] };
}

// The answers of an HTTP API if a function gave none.
const failures: Record<Failure, [status: number, text: string]> = {
  denied: [500, "Internal Server Error"],
  failed: [500, "Internal Server Error"],
  throttled: [503, "Service Unavailable"],
  timeout: [503, "Service Unavailable"],
  "too-large": [413, "Request Entity Too Large"],
};

function v1Event(stage: Stage, resource: string, request: ClientRequest, call: CallV2): object {
  const { requestId, rawPath: path, routeKey, pathParameters, authorizer } = call;
  return eventV1(
    request,
    stage,
    { requestId, resource, path, pathParameters },
    {
      version: "1.0",
      body: encodedBody(request),
      requestContext: {
        // In payload format 1.0 the claims are one level higher.
        authorizer: authorizer && "jwt" in authorizer ? authorizer.jwt : authorizer,
        extendedRequestId: requestId,
        identity: { cognitoAmr: null, userAgent: headerValue(request, "user-agent") ?? "" },
        path,
        resourceId: routeKey,
      },
    },
  );
}

function v1Answer(payload: unknown): Answer | undefined {
  const hasStatus = typeof payload === "object" && payload !== null && "statusCode" in payload;
  const answer = hasStatus ? answerV1(payload, true) : undefined;
  return answer && { ...answer, headers: withContentType(answer.headers, "text/plain;charset=UTF-8") };
}
