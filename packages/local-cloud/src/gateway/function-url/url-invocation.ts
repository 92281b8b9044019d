// Invokes the function of a function URL: makes the event in payload format 2.0, and converts the function's answer.
import type { LambdaService } from "../../lambda/lambda.ts";
import { withoutHeaders } from "../integration/function-answer.ts";
import { type Failure, invoke } from "../integration/integration.ts";
import { answerV2, type CallV2, eventV2 } from "../integration/payload-v2.ts";
import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";
import type { UrlSettings } from "./url-settings.ts";

/** Invokes the function, and answers as a function URL does. It never rejects. */
export function invokeUrl(
  lambda: LambdaService,
  url: UrlSettings,
  request: ClientRequest,
  call: Omit<CallV2, "routeKey" | "pathParameters">,
): Promise<Answer> {
  const pathParameters = {};
  const event = eventV2(request, url, { ...call, routeKey: "$default", pathParameters });
  const traceId = request.trace.id;
  return invoke(
    lambda,
    url.integration,
    { event, pathParameters, traceId },
    {
      convert(payload) {
        const answer = answerV2(payload, "application/json");
        if (!answer) return undefined;
        const { headers } = withoutHeaders(answer, ["x-amzn-requestid", "x-amzn-trace-id"]);
        return { ...answer, headers: [...headers, ["x-amzn-trace-id", traceId]] };
      },
      fail: (failure, note) => failures[failure](note),
    },
  );
}

/** Returns an error of Lambda itself. The error's type is in a header. */
export function serviceError(status: number, type: string, body: object, note: string): Answer {
  const headers: Answer["headers"] = [
    ["content-type", "application/json"],
    ["x-amzn-errortype", type],
  ];
  return { status, headers, body: JSON.stringify(body), note };
}

function badGateway(note: string): Answer {
  return {
    status: 502,
    headers: [["content-type", "application/json"]],
    body: "Internal Server Error",
    note,
  };
}

// The answers of a function URL if the function gave none. 502 was recorded on AWS; the others are the answers of Lambda's own API.
const failures: Record<Failure, (note: string) => Answer> = {
  denied: badGateway,
  failed: badGateway,
  timeout: badGateway,
  throttled: (note) =>
    serviceError(
      429,
      "TooManyRequestsException",
      {
        Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
        Type: "User",
        message: "Rate Exceeded.",
      },
      note,
    ),
  "too-large": (note) => serviceError(413, "RequestTooLargeException", { message: note }, note),
};
