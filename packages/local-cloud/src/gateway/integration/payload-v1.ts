// Payload format 1.0: makes events for REST APIs, and for HTTP APIs that set it, and reads the functions' answers.

import { isRecord } from "../../resources/is-record.ts";
import type { Stage } from "../api/stage.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue, requestTime } from "../request/client-request.ts";
import { groupPairs, queryPairs } from "../request/query.ts";
import { forwardingHeaders } from "./forwarding-headers.ts";
import { bodyOf, headerList, isSendable, statusOf } from "./function-answer.ts";

/** The values of an event that are neither in the request nor in the stage. */
export interface CallV1 {
  requestId: string;
  /** The route's path: `/users/{userId}`. */
  resource: string;
  /** The path for the event, as the kind of API decodes it. */
  path: string;
  pathParameters: Record<string, string>;
}

/** The parts that differ between the events of HTTP APIs and REST APIs. */
interface OwnV1 {
  /** "1.0" for an HTTP API. REST APIs omit it. */
  version?: "1.0";
  body: { body?: string; isBase64Encoded: boolean };
  requestContext: { identity?: object; path: string; [name: string]: unknown };
}

/** The `requestContext.identity` of an unknown caller. */
const noIdentity = {
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
export function eventV1(
  request: ClientRequest,
  stage: Stage,
  { requestId, resource, path, pathParameters }: CallV1,
  { version, body, requestContext }: OwnV1,
): object {
  const query = groupPairs(queryPairs(request.query));
  const headers = multiHeaders(request, stage.domainName, version ? "http" : "rest");
  const { accountId, apiId, domainName, domainPrefix, stageName } = stage;
  const userAgent = headerValue(request, "user-agent") ?? null;
  return {
    ...(version && { version }),
    resource,
    path,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: query.size > 0 ? lastOf(query) : null,
    multiValueQueryStringParameters: query.size > 0 ? Object.fromEntries(query) : null,
    pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : null,
    stageVariables: null,
    requestContext: {
      accountId,
      apiId,
      domainName,
      domainPrefix,
      httpMethod: request.method,
      protocol: request.protocol,
      requestId,
      requestTime: requestTime(request.receivedAt),
      requestTimeEpoch: request.receivedAt,
      resourcePath: resource,
      stage: stageName,
      ...requestContext,
      identity: { ...noIdentity, sourceIp: request.sourceIp, userAgent, ...requestContext.identity },
    },
    body: body.body ?? null,
    isBase64Encoded: body.isBase64Encoded,
  };
}

// The gateway has its own spelling of these names. The others keep the client's first spelling.
const spellings = {
  rest: ["Authorization", "Host", "User-Agent"],
  http: ["Content-Length", "Host", "User-Agent"],
};

function multiHeaders(
  request: ClientRequest,
  domainName: string,
  kind: keyof typeof spellings,
): Map<string, string[]> {
  const spelling = new Map(spellings[kind].map((name) => [name.toLowerCase(), name]));
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
  if (!isRecord(payload) || Object.keys(payload).some((key) => !answerKeys.has(key))) return undefined;
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
  if (!isRecord(headers)) return undefined;
  const list: [string, string][] = [];
  for (const [name, values] of Object.entries(headers)) {
    if (!Array.isArray(values)) return undefined;
    for (const value of values) list.push([name, String(value)]);
  }
  return list.every(([name, value]) => isSendable(name, value)) ? list : undefined;
}
