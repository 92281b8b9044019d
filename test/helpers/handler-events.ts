// Events as the two gateways hand them to a function, from one description of a request.

import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda";

export interface RequestOptions {
  /** Values as they are, or a list of them for a repeated header. */
  headers?: Record<string, string | string[]>;
  /** The query as it stands in the URL. */
  query?: string;
  /** @default that of the users, or of the user */
  path?: string;
  /** The path parameter as it stands in the URL. */
  userId?: string;
  /** Text, bytes, or anything else as JSON. */
  body?: unknown;
  /** What the gateway's authorizer hands over. */
  authorizer?: unknown;
  /** The REST API's `requestContext.identity`. */
  identity?: unknown;
}

export const gateways = { http: httpEvent, rest: restEvent };

/** Payload 2.0: text bodies as they are, all else base64; repeats joined by commas; path decoded. */
export function httpEvent(options: RequestOptions = {}): APIGatewayProxyEventV2 {
  const bytes = bytesOf(options.body);
  const isBase64Encoded = Buffer.isBuffer(options.body);
  const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    [value].flat().join(","),
  ]);
  return {
    version: "2.0",
    rawPath: pathOf(options),
    rawQueryString: options.query ?? "",
    headers: Object.fromEntries(headers),
    requestContext: { requestId: "gateway-request", authorizer: options.authorizer },
    ...(bytes && { body: bytes.toString(isBase64Encoded ? "base64" : "utf8") }),
    isBase64Encoded,
    ...(options.userId !== undefined && { pathParameters: { userId: decodeURIComponent(options.userId) } }),
  } as unknown as APIGatewayProxyEventV2;
}

/** Payload 1.0, of an API whose types are all binary: bodies base64, header names as they came, path as it came. */
export function restEvent(options: RequestOptions = {}): APIGatewayProxyEvent {
  const headers = Object.entries(options.headers ?? {}).map(
    ([name, value]) => [name, [value].flat()] as const,
  );
  const query = new URLSearchParams(options.query);
  const names = [...new Set(query.keys())];
  const last = <T>(values: T[]) => values.at(-1);
  return {
    path: pathOf(options),
    headers: orNull(headers.map(([name, values]) => [name, last(values)])),
    multiValueHeaders: orNull(headers),
    queryStringParameters: orNull(names.map((name) => [name, last(query.getAll(name))])),
    multiValueQueryStringParameters: orNull(names.map((name) => [name, query.getAll(name)])),
    pathParameters: options.userId === undefined ? null : { userId: options.userId },
    requestContext: {
      requestId: "gateway-request",
      authorizer: options.authorizer ?? null,
      identity: options.identity ?? { userArn: null, caller: null, cognitoIdentityId: null },
    },
    body: bytesOf(options.body)?.toString("base64") ?? null,
    isBase64Encoded: options.body !== undefined,
  } as unknown as APIGatewayProxyEvent;
}

function pathOf({ path, userId }: RequestOptions): string {
  return path ?? `/v1/users${userId === undefined ? "" : `/${userId}`}`;
}

function orNull(entries: (readonly [string, unknown])[]): Record<string, unknown> | null {
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

function bytesOf(body: unknown): Buffer | undefined {
  if (body === undefined || Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
