// Reads the event of either gateway into the request that handlers get.

import { type Caller, callerOf } from "./caller.ts";
import { type GatewayEvent, isHttpApi } from "./gateway-event.ts";
import { HttpError } from "./http-error.ts";

/** The part of a request that reads and writes of the table need. */
export interface Invocation {
  /** Lambda's request id, unique to this invocation. Stored in an item, it shows that a write is a repeat by the SDK. */
  id: string;
  /** Aborts half a second before the function's timeout, so that an answer can still be sent. Pass it to every call of a service. */
  signal: AbortSignal;
}

/** A request. It has the same form for both gateways. */
export interface ApiRequest extends Invocation {
  /** The caller that the gateway authenticated. */
  caller: Caller;
  /** The path of the matched route, with its parameters in braces: `/v1/users/{userId}`. */
  route: string;
  /** True when the path ends in a slash, which a REST API accepts. A relative URL then starts below that path. */
  endsInSlash: boolean;
  /** Returns the value of a header; `undefined` when there is none. Several values are joined by commas. */
  header(name: string): string | undefined;
  /** Returns every value of a query parameter, decoded; an empty list when there is none. */
  query(name: string): string[];
  /** Returns a path parameter, decoded; an empty text when the route has no such parameter. */
  pathParameter(name: string): string;
  /** Parses the body. Throws an HttpError 400 when it is empty or no JSON, 413 when it is larger than 16 KB. */
  json(): unknown;
}

/** The limit of a body in bytes. */
export const maxBodyBytes = 16 * 1024;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads an event of either gateway. */
export function readRequest(event: GatewayEvent, { id, signal }: Invocation): ApiRequest {
  return {
    id,
    caller: callerOf(event),
    signal,
    route: isHttpApi(event) ? event.routeKey.slice(event.routeKey.indexOf(" ") + 1) : event.resource,
    endsInSlash: (isHttpApi(event) ? event.rawPath : event.path).endsWith("/"),
    header: (name) => headerOf(event, name.toLowerCase()),
    query: (name) => queryOf(event, name),
    pathParameter: (name) => pathParameterOf(event, name),
    json: () => parseJson(Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8")),
  };
}

/** Returns a header. The HTTP API writes names in lower case and joins repeats by commas; the REST API keeps both as they came. */
function headerOf(event: GatewayEvent, name: string): string | undefined {
  const headers: Record<string, string | string[] | undefined> = isHttpApi(event)
    ? event.headers
    : (event.multiValueHeaders ?? event.headers ?? {});
  const values = Object.keys(headers)
    // Comparing lengths first is faster.
    .filter((key) => key.length === name.length && key.toLowerCase() === name)
    .flatMap((key) => headers[key] ?? []);
  return values.length > 0 ? values.join(",") : undefined;
}

/** Reads the raw query of the HTTP API: in `queryStringParameters` a comma may join two values or be part of one. */
function queryOf(event: GatewayEvent, name: string): string[] {
  if (isHttpApi(event)) return new URLSearchParams(event.rawQueryString).getAll(name);
  return ownValue(event.multiValueQueryStringParameters, name) ?? [];
}

/**
 * Returns a path parameter, decoded. The HTTP API decodes path parameters, the REST API passes them as they came.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
function pathParameterOf(event: GatewayEvent, name: string): string {
  const value = ownValue(event.pathParameters, name) ?? "";
  if (isHttpApi(event)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Returns a property of the object itself: a parameter may be called `constructor`, which every object inherits. */
function ownValue<T>(object: Record<string, T> | null | undefined, name: string): T | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Parses a body. Throws an HttpError 400 when it is empty or no JSON, 413 when it is too large. */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length > maxBodyBytes) {
    throw new HttpError(413, `Expected a body of at most ${maxBodyBytes} bytes, got ${bytes.length}.`);
  }
  if (bytes.length === 0) throw new HttpError(400, "Expected a JSON object as the body, got no body.");
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new HttpError(400, "Expected a JSON object in UTF-8 as the body, got bytes that are not UTF-8.");
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the body, so nobody gets it.
    throw new HttpError(400, "Expected a JSON object as the body, got text that is not JSON.");
  }
}
