// Payload format 2.0: makes the event that an HTTP API sends to a function, and reads the function's answer.

import { isRecord } from "../../resources/is-record.ts";
import type { Stage } from "../api/stage.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue, headerValues, requestTime } from "../request/client-request.ts";
import { groupPairs, queryPairs } from "../request/query.ts";
import { forwardingHeaders } from "./forwarding-headers.ts";
import { bodyOf, headerList, isSendable, statusOf, withContentType } from "./function-answer.ts";

/** The values of an event that are neither in the request nor in the stage. */
export interface CallV2 {
  requestId: string;
  routeKey: string;
  /** The path for the event, as the kind of API decodes it. */
  rawPath: string;
  pathParameters: Record<string, string>;
  /** The caller, as the route's authorizer describes it. */
  authorizer?: object;
}

/** Returns the complete event in payload format 2.0. */
export function eventV2(
  request: ClientRequest,
  stage: Omit<Stage, "executionArn">,
  { requestId, routeKey, rawPath, pathParameters, authorizer }: CallV2,
): object {
  const cookies = headerValues(request, "cookie").flatMap((value) => value.split(/; */));
  const query = queryPairs(request.query);
  const { accountId, apiId, domainName, domainPrefix, stageName } = stage;
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: request.query,
    ...(cookies.length > 0 && { cookies }),
    headers: singleHeaders(request, domainName),
    ...(query.length > 0 && { queryStringParameters: joined(groupPairs(query)) }),
    requestContext: {
      accountId,
      apiId,
      ...(authorizer && { authorizer }),
      domainName,
      domainPrefix,
      http: {
        method: request.method,
        path: rawPath,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: headerValue(request, "user-agent") ?? "",
      },
      requestId,
      routeKey,
      stage: stageName,
      time: requestTime(request.receivedAt),
      timeEpoch: request.receivedAt,
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...encodedBody(request),
  };
}

function singleHeaders(request: ClientRequest, domainName: string): Record<string, string> {
  const sent = request.headers
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => name !== "cookie");
  return { ...joined(groupPairs(sent)), ...forwardingHeaders(request, domainName) };
}

function joined(groups: Map<string, string[]>): Record<string, string> {
  return Object.fromEntries([...groups].map(([name, values]) => [name, values.join(",")]));
}

// These types arrive as text. Every other type arrives as base64, also form data and a body without a Content-Type. Others have tried
// this on AWS: github.com/ministackorg/ministack/pull/766
const textTypes = /^(text\/.+|application\/(json|javascript|xml))$/;

/** Encodes the body as an HTTP API does, for both payload formats. */
export function encodedBody(request: ClientRequest): { body?: string; isBase64Encoded: boolean } {
  if (request.body.length === 0) return { isBase64Encoded: false };
  const contentType = headerValues(request, "content-type")[0] ?? "";
  const mediaType = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  const isBase64Encoded = !textTypes.test(mediaType);
  return { body: request.body.toString(isBase64Encoded ? "base64" : "utf8"), isBase64Encoded };
}

/**
 * Reads the answer from a function's payload. It is `undefined` for a malformed payload.
 *
 * @param contentType the type of an answer that has a status code and no type
 */
export function answerV2(payload: unknown, contentType = "text/plain;charset=UTF-8"): Answer | undefined {
  // If the payload has no status code, it is itself the body.
  if (!isRecord(payload) || payload.statusCode === undefined) {
    const body = typeof payload === "string" ? payload : JSON.stringify(payload ?? null);
    return { status: 200, headers: [["content-type", "application/json"]], body };
  }
  const status = statusOf(payload.statusCode);
  const body = bodyOf(payload);
  const headers = headerList(payload.headers);
  const cookies = cookieList(payload.cookies);
  if (status === undefined || body === undefined || !headers || !cookies) return undefined;
  return { status, headers: withContentType([...cookies, ...headers], contentType), body };
}

function cookieList(cookies: unknown): [string, string][] | undefined {
  const list = (Array.isArray(cookies) ? cookies : []).map(String);
  if (!list.every((cookie) => isSendable("set-cookie", cookie))) return undefined;
  return list.map((cookie) => ["set-cookie", cookie]);
}
