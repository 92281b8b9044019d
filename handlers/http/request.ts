// A request as the handlers see it, read from either gateway's event.

import { type Caller, callerOf } from "./caller.ts";
import { type GatewayEvent, isHttpApi } from "./gateway-event.ts";
import { HttpError } from "./http-error.ts";

/** What the access to the table needs to know of a request. */
export interface Invocation {
  /** Lambda's request id, unique to this invocation. Kept in an item, it tells a repeated write from another's. */
  id: string;
  /** Aborts in time for an answer before the function's own timeout. */
  signal: AbortSignal;
}

/** A request, the same whichever gateway it came through. */
export interface ApiRequest extends Invocation {
  caller: Caller;
  /** The template of the path that the gateway matched: `/v1/users/{userId}`. */
  route: string;
  /** Whether the path ends in a slash, as a REST API lets it: relative references then start below it. */
  endsInSlash: boolean;
  /** A header's value, repeats joined by commas. */
  header(name: string): string | undefined;
  /** Every value of a query parameter, decoded. */
  query(name: string): string[];
  /** A path parameter, decoded. */
  pathParameter(name: string): string;
  /** The body's JSON. Throws a 400 or 413 when there is none to read. */
  json(): unknown;
}

/** The largest body that is read, in bytes. */
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

/** The HTTP API writes names in lower case and joins repeats by commas; the REST API keeps both as they came. */
function headerOf(event: GatewayEvent, name: string): string | undefined {
  const headers: Record<string, string | string[] | undefined> = isHttpApi(event)
    ? event.headers
    : (event.multiValueHeaders ?? event.headers ?? {});
  const values = Object.keys(headers)
    // Most differ in length, which is quicker to see.
    .filter((key) => key.length === name.length && key.toLowerCase() === name)
    .flatMap((key) => headers[key] ?? []);
  return values.length > 0 ? values.join(",") : undefined;
}

/** `queryStringParameters` of the HTTP API joins repeats by commas, which a value may hold too; the raw query tells them apart. */
function queryOf(event: GatewayEvent, name: string): string[] {
  if (isHttpApi(event)) return new URLSearchParams(event.rawQueryString).getAll(name);
  return event.multiValueQueryStringParameters?.[name] ?? [];
}

/**
 * The HTTP API decodes path parameters, the REST API hands them over as they came.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
function pathParameterOf(event: GatewayEvent, name: string): string {
  const value = event.pathParameters?.[name] ?? "";
  if (isHttpApi(event)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The JSON in a body. Throws a 400 or 413 when there is none to read. */
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
    // The parser's message quotes the body, so it goes nowhere.
    throw new HttpError(400, "Expected a JSON object as the body, got text that is not JSON.");
  }
}
