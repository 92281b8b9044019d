// The headers that a REST API keeps to itself, on the way to a function and on the way back.
import { randomBytes } from "node:crypto";
import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";

// What was sent and did not arrive (recorded on AWS, see docs/recorded.md), besides what ends at every gateway.
const dropped = new Set([
  "content-length",
  "content-md5",
  "max-forwards",
  "proxy-authenticate",
  "server",
  "trailer",
  "www-authenticate",
]);

/** A request with the headers that reach the function. A signature does not: it was the gateway's to check. */
export function passedOn(request: ClientRequest, isSigned: boolean): ClientRequest {
  const headers = request.headers.filter(([name]) => {
    const key = name.toLowerCase();
    return !dropped.has(key) && !(isSigned && key === "authorization");
  });
  return { ...request, headers };
}

/** What API Gateway writes on every answer. */
export function ownHeaders(requestId: string): Answer["headers"] {
  return [
    ["x-amzn-RequestId", requestId],
    ["x-amz-apigw-id", randomBytes(11).toString("base64url")],
  ];
}

// What API Gateway sets itself, and what means something else on the way back, goes out under another name.
const remappedNames = new Set([
  "authorization",
  "connection",
  "content-length",
  "date",
  "server",
  "www-authenticate",
  "x-amzn-requestid",
]);

/** The headers of a function's answer as a client gets them. How the bytes travel is the gateway's own business. */
export function remapped(headers: Answer["headers"]): Answer["headers"] {
  return headers.flatMap(([name, value]): Answer["headers"] => {
    const key = name.toLowerCase();
    if (["transfer-encoding", "keep-alive", "x-amz-apigw-id", "x-amzn-trace-id"].includes(key)) return [];
    return [[remappedNames.has(key) ? `x-amzn-Remapped-${name}` : name, value]];
  });
}
