// Makes gateway events for unit tests of handlers.

import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda";
import type { GatewayEvent } from "./gateway-event.ts";

/** A request as a client sends it, with the facts that the gateway adds. */
export interface LocalRequest {
  /** The gateway whose event is made: an HTTP API (payload 2.0) or a REST API (payload 1.0). @default "http" */
  gateway?: "http" | "rest";
  /** The HTTP method. @default "GET" */
  method?: string;
  /** The path as in the URL, without the stage. @default "/" */
  path?: string;
  /** The path of the route, with its parameters in braces: `/v1/users/{userId}`. @default the path */
  route?: string;
  /** The path parameters by name, decoded. */
  pathParameters?: Record<string, string>;
  /** The query as in the URL, without the question mark. */
  query?: string;
  /** The headers, with names in any case. A list is a header that was sent several times. */
  headers?: Record<string, string | string[]>;
  /** The body. Texts and bytes are sent as they are, any other value as JSON. */
  body?: unknown;
  /** The claims of the token that the gateway verified, such as `iss` and `sub`. */
  claims?: Record<string, string>;
  /** The ARN of the IAM principal that signed the request. */
  principal?: string;
}

/**
 * Returns the event that a gateway makes of a request.
 *
 * @example
 * const context = { awsRequestId: "1", getRemainingTimeInMillis: () => 10_000 };
 * const answer = await handler(localEvent({ pathParameters: { email: "ada@example.org" } }), context);
 */
export function localEvent(request: LocalRequest = {}): GatewayEvent {
  return request.gateway === "rest" ? restEvent(request) : httpEvent(request);
}

const api = {
  accountId: "123456789012",
  apiId: "local",
  domainName: "local.example.org",
  domainPrefix: "local",
  requestId: "gateway-request",
};

/** A constant time, so that a test can compare whole events. */
const timeEpoch = 1_767_225_600_000;

/** Returns an event with payload 2.0: header names in lower case, repeats joined by commas, parameters decoded, bytes as base64. */
function httpEvent(request: LocalRequest): APIGatewayProxyEventV2 {
  const { method = "GET", path = "/", pathParameters, query = "", headers = {}, body } = request;
  const { claims, principal, route = path } = request;
  const isBase64Encoded = body instanceof Uint8Array;
  const authorizer = {
    ...(claims && { jwt: { claims, scopes: null } }),
    ...(principal && { iam: { userArn: principal } }),
  };
  const routeKey = `${method} ${route}`;
  const rawPath = decodeURI(path);
  const http = { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" };
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: query,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(",")]),
    ),
    requestContext: {
      ...api,
      ...((claims || principal) && { authorizer }),
      http,
      routeKey,
      stage: "$default",
      time: "01/Jan/2026:00:00:00 +0000",
      timeEpoch,
    },
    ...(pathParameters && { pathParameters }),
    ...(body !== undefined && { body: bytesOf(body).toString(isBase64Encoded ? "base64" : "utf8") }),
    isBase64Encoded,
  };
}

/** Returns an event with payload 1.0, of an API whose media types are all binary: bodies as base64, header names and parameters as they came. */
function restEvent(request: LocalRequest): APIGatewayProxyEvent {
  const { method = "GET", path = "/", pathParameters, query = "", headers = {}, body } = request;
  const multiValueHeaders = map(headers, (value) => [value].flat());
  const searched = new URLSearchParams(query);
  const multiValueQuery = Object.fromEntries(
    [...searched.keys()].map((name) => [name, searched.getAll(name)]),
  );
  const last = (values: string[]) => values.at(-1);
  return {
    resource: request.route ?? path,
    path,
    httpMethod: method,
    headers: map(multiValueHeaders, last),
    multiValueHeaders,
    queryStringParameters: query ? map(multiValueQuery, last) : null,
    multiValueQueryStringParameters: query ? multiValueQuery : null,
    pathParameters: pathParameters ? map(pathParameters, encodeURIComponent) : null,
    stageVariables: null,
    requestContext: {
      ...api,
      authorizer: request.claims ? { claims: request.claims } : null,
      httpMethod: method,
      identity: { ...nobody, caller: request.principal ?? null, userArn: request.principal ?? null },
      path,
      protocol: "HTTP/1.1",
      requestTimeEpoch: timeEpoch,
      resourceId: "local",
      resourcePath: request.route ?? path,
      stage: "local",
    },
    body: body === undefined ? null : bytesOf(body).toString("base64"),
    isBase64Encoded: body !== undefined,
  };
}

const nobody: APIGatewayProxyEvent["requestContext"]["identity"] = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  sourceIp: "127.0.0.1",
  user: null,
  userAgent: null,
  userArn: null,
};

function map<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
