// Payload format 1.0: makes events for REST APIs, and for HTTP APIs that set it, and reads the functions' answers.

import type { Answer } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";
import { groupPairs, queryPairs } from "../request/query.ts";
import { forwardingHeaders } from "./forwarding-headers.ts";
import { bodyOf, headerList, isObject, isSendable, statusOf } from "./function-answer.ts";

/** The values of the event that are not in the request. */
export interface EventV1Context {
  /** "1.0" for an HTTP API. REST APIs omit it. */
  version?: "1.0";
  /** The route's path: `/users/{userId}`. */
  resource: string;
  path: string;
  pathParameters: Record<string, string>;
  domainName: string;
  requestContext: object;
  body: { body?: string; isBase64Encoded: boolean };
}

/** The `requestContext.identity` of an unknown caller. */
export const noIdentity = {
  accessKey: null,
  accountId: null,
  caller: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/** Returns the complete event in payload format 1.0. */
export function eventV1(request: ClientRequest, context: EventV1Context): object {
  const query = groupPairs(queryPairs(request.query));
  const headers = multiHeaders(request, context);
  return {
    ...(context.version && { version: context.version }),
    resource: context.resource,
    path: context.path,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: query.size > 0 ? lastOf(query) : null,
    multiValueQueryStringParameters: query.size > 0 ? Object.fromEntries(query) : null,
    pathParameters: Object.keys(context.pathParameters).length > 0 ? context.pathParameters : null,
    stageVariables: null,
    requestContext: context.requestContext,
    body: context.body.body ?? null,
    isBase64Encoded: context.body.isBase64Encoded,
  };
}

// The gateway has its own spelling of these names. The others keep the client's first spelling.
const spellings = {
  rest: ["Authorization", "Host", "User-Agent"],
  http: ["Content-Length", "Host", "User-Agent"],
};

function multiHeaders(
  request: ClientRequest,
  { version, domainName }: EventV1Context,
): Map<string, string[]> {
  const own = spellings[version ? "http" : "rest"];
  const spelling = new Map(own.map((name) => [name.toLowerCase(), name]));
  const sent = request.headers.map(([name, value]): [string, string] => {
    const key = name.toLowerCase();
    const spelt = spelling.get(key) ?? name;
    spelling.set(key, spelt);
    return [spelt, value];
  });
  const forwarding = Object.entries(forwardingHeaders(request, domainName)).map(
    ([name, value]): [string, string] => [capitalized(name), value],
  );
  return groupPairs([...sent, ...forwarding]);
}

function capitalized(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

function lastOf(groups: Map<string, string[]>): Record<string, string> {
  return Object.fromEntries([...groups].map(([name, values]) => [name, values.at(-1) ?? ""]));
}

const answerKeys = new Set([
  "statusCode",
  "headers",
  "multiValueHeaders",
  "body",
  "isBase64Encoded",
  "cookies",
]);

/**
 * Converts a function's payload to an answer, or returns `undefined` if it is malformed.
 *
 * @param decodesBase64 true if the API sends binary bodies to this client; otherwise a base64 body is sent as it is
 */
export function answerV1(payload: unknown, decodesBase64: boolean): Answer | undefined {
  if (!isObject(payload) || Object.keys(payload).some((key) => !answerKeys.has(key))) return undefined;
  const status = payload.statusCode === undefined ? 200 : statusOf(payload.statusCode);
  const body = bodyOf(decodesBase64 ? payload : { ...payload, isBase64Encoded: false });
  const single = headerList(payload.headers);
  const multiple = multiHeaderList(payload.multiValueHeaders);
  if (status === undefined || body === undefined || !single || !multiple) return undefined;
  // A name in both gets all values, those of `multiValueHeaders` first, with the spelling there.
  const spelling = new Map(multiple.map(([name]) => [name.toLowerCase(), name]));
  const added = single.map(([name, value]): [string, string] => [
    spelling.get(name.toLowerCase()) ?? name,
    value,
  ]);
  return { status, headers: [...multiple, ...added], body };
}

function multiHeaderList(headers: unknown): [string, string][] | undefined {
  if (headers === undefined || headers === null) return [];
  if (!isObject(headers)) return undefined;
  const list: [string, string][] = [];
  for (const [name, values] of Object.entries(headers)) {
    if (!Array.isArray(values)) return undefined;
    for (const value of values) list.push([name, String(value)]);
  }
  return list.every(([name, value]) => isSendable(name, value)) ? list : undefined;
}
