// Invokes the function of a function URL: makes the event in payload format 2.0, and converts the function's answer.
import type { LambdaService } from "../../lambda/lambda.ts";
import { serverHeaders } from "../integration/function-answer.ts";
import { invoke } from "../integration/integration.ts";
import { answerV2, eventV2 } from "../integration/payload-v2.ts";
import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";
import type { UrlSettings } from "./url-settings.ts";

interface Call {
  requestId: string;
  /** The path as the client sent it, without the path at which the local run serves the URL. */
  rawPath: string;
  authorizer?: object;
}

/** Invokes the function, and answers as a function URL does. It never rejects. */
export async function invokeUrl(
  lambda: LambdaService,
  url: UrlSettings,
  request: ClientRequest,
  call: Call,
): Promise<Answer> {
  const event = eventV2(request, {
    ...call,
    // The event of a function URL without authorization has no account ID. This was recorded on AWS: see docs/recorded.md.
    accountId: url.authorization === "NONE" ? "anonymous" : url.accountId,
    ...{ apiId: url.urlId, domainName: url.domainName, domainPrefix: url.urlId },
    ...{ stage: "$default", routeKey: "$default", pathParameters: {} },
  });
  const traceId = request.trace.id;
  const outcome = await invoke(lambda, url.integration, { event, pathParameters: {}, traceId });
  const { log, report, exchange } = outcome;
  const about = { functionName: url.integration.functionName, log, report, exchange };
  if ("failure" in outcome) return { ...failures[outcome.failure](outcome.note), ...about };
  const answer = answerV2(outcome.payload, "application/json");
  if (!answer) return { ...failures.failed("malformed answer of the function"), ...about };
  const headers = answer.headers.filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  return { ...answer, headers: [...headers, ["x-amzn-trace-id", traceId]], ...about };
}

/** Returns an error of Lambda itself. The error's type is in a header. */
export function serviceError(status: number, type: string, body: object, note: string): Answer {
  const headers: Answer["headers"] = [
    ["content-type", "application/json"],
    ["x-amzn-errortype", type],
  ];
  return { status, headers, body: JSON.stringify(body), note };
}

const ownHeaders = new Set([...serverHeaders, "x-amzn-requestid", "x-amzn-trace-id"]);

function badGateway(note: string): Answer {
  return {
    status: 502,
    headers: [["content-type", "application/json"]],
    body: "Internal Server Error",
    note,
  };
}

// The answers of a function URL if the function gave none. 502 was recorded on AWS; the others are the answers of Lambda's own API.
const failures = {
  denied: badGateway,
  failed: badGateway,
  timeout: badGateway,
  throttled: (note: string) =>
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
  "too-large": (note: string) => serviceError(413, "RequestTooLargeException", { message: note }, note),
};
