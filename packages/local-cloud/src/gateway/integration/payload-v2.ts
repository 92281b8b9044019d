// Payload format 2.0: the event an HTTP API sends to a function, and how it reads the function's answer.

import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValues, requestTime } from "../request/client-request.ts";
import { groupPairs, queryPairs } from "../request/query.ts";
import { forwardingHeaders } from "./forwarding-headers.ts";
import { bodyOf, headerList, isObject, isSendable, statusOf, withContentType } from "./function-answer.ts";

/** What the event tells besides the request itself. */
export interface EventContext {
  accountId: string;
  apiId: string;
  domainName: string;
  /** The first part of `domainName` by default. */
  domainPrefix?: string;
  requestId: string;
  stage: string;
  routeKey: string;
  /** Decoded but for slashes, with the stage's base path. */
  rawPath: string;
  pathParameters: Record<string, string>;
  /** What the route's authorizer found out. */
  authorizer?: object;
}

/** The event, complete as API Gateway sends it. */
export function eventV2(request: ClientRequest, context: EventContext): object {
  const headers = singleHeaders(request, context.domainName);
  const cookies = headerValues(request, "cookie").flatMap((value) => value.split(/; */));
  const query = queryPairs(request.query);
  return {
    version: "2.0",
    routeKey: context.routeKey,
    rawPath: context.rawPath,
    rawQueryString: request.query,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(query.length > 0 && { queryStringParameters: joined(groupPairs(query)) }),
    requestContext: requestContext(request, context),
    ...(Object.keys(context.pathParameters).length > 0 && { pathParameters: context.pathParameters }),
    ...encodedBody(request),
  };
}

function requestContext(request: ClientRequest, context: EventContext): object {
  return {
    accountId: context.accountId,
    apiId: context.apiId,
    ...(context.authorizer && { authorizer: context.authorizer }),
    domainName: context.domainName,
    domainPrefix: context.domainPrefix ?? context.domainName.split(".")[0],
    http: {
      method: request.method,
      path: context.rawPath,
      protocol: request.protocol,
      sourceIp: request.sourceIp,
      userAgent: headerValues(request, "user-agent").join(","),
    },
    requestId: context.requestId,
    routeKey: context.routeKey,
    stage: context.stage,
    time: requestTime(request.receivedAt),
    timeEpoch: request.receivedAt,
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

// Tried against AWS by others (github.com/ministackorg/ministack/pull/766): these types arrive as text, every
// other one as base64, form data and a body without a Content-Type too.
const textTypes = /^(text\/.+|application\/(json|javascript|xml))$/;

/** The body as an HTTP API encodes it, in either payload format. */
export function encodedBody(request: ClientRequest): { body?: string; isBase64Encoded: boolean } {
  if (request.body.length === 0) return { isBase64Encoded: false };
  const contentType = headerValues(request, "content-type")[0] ?? "";
  const mediaType = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  const isBase64Encoded = !textTypes.test(mediaType);
  return { body: request.body.toString(isBase64Encoded ? "base64" : "utf8"), isBase64Encoded };
}

/**
 * The answer that a function's payload means; `undefined` when it is malformed.
 *
 * @param contentType of an answer with a status code and without a type of its own
 */
export function answerV2(payload: unknown, contentType = "text/plain;charset=UTF-8"): Answer | undefined {
  // Without a status code the payload itself is the body.
  if (!isObject(payload) || payload.statusCode === undefined) {
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
