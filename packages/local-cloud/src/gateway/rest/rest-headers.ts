// Removes and renames headers as a REST API does, in requests and in answers.
import { randomBytes } from "node:crypto";
import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";

// On AWS, these headers do not reach the function (see docs/recorded.md). Hop-by-hop headers are removed elsewhere.
const dropped = new Set([
  "content-length",
  "content-md5",
  "max-forwards",
  "proxy-authenticate",
  "server",
  "trailer",
  "www-authenticate",
]);

/** Returns the request with the headers that reach the function. The header of a signature does not, because the gateway checks it. */
export function passedOn(request: ClientRequest, isSigned = false): ClientRequest {
  const headers = request.headers.filter(([name]) => {
    const key = name.toLowerCase();
    return !dropped.has(key) && !(isSigned && key === "authorization");
  });
  return { ...request, headers };
}

/** Returns the headers that API Gateway adds to every answer. */
export function ownHeaders(requestId: string): Answer["headers"] {
  return [
    ["x-amzn-RequestId", requestId],
    ["x-amz-apigw-id", randomBytes(11).toString("base64url")],
  ];
}

// These headers of a function's answer get another name: API Gateway sets some itself, and others have another meaning in an answer.
const remappedNames = new Set([
  "authorization",
  "connection",
  "content-length",
  "date",
  "server",
  "www-authenticate",
  "x-amzn-requestid",
]);

/** Converts the headers of a function's answer to those for the client. Headers about the transfer are removed. */
export function remapped(headers: Answer["headers"]): Answer["headers"] {
  return headers.flatMap(([name, value]): Answer["headers"] => {
    const key = name.toLowerCase();
    if (["transfer-encoding", "keep-alive", "x-amz-apigw-id", "x-amzn-trace-id"].includes(key)) return [];
    return [[remappedNames.has(key) ? `x-amzn-Remapped-${name}` : name, value]];
  });
}
