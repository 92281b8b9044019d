// A client's request to an API.
import type { Trace } from "./trace.ts";

/** A client's request. Its path and query string are not decoded. */
export interface ClientRequest {
  method: string;
  /** The path as sent: percent-encoded, with the stage's base path. */
  path: string;
  /** The query string as sent, without the question mark. */
  query: string;
  /** The headers as sent, in the same order, without those that API Gateway removes or sets itself. */
  headers: [name: string, value: string][];
  body: Buffer;
  sourceIp: string;
  /** The time of arrival, in milliseconds since 1970. */
  receivedAt: number;
  protocol: string;
  trace: Trace;
}

/** Returns the values of a header, in the order in which they were sent. */
export function headerValues({ headers }: ClientRequest, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/** Returns the values of a header, joined by commas, or `undefined` if it was not sent. */
export function headerValue(request: ClientRequest, name: string): string | undefined {
  const values = headerValues(request, name);
  return values.length > 0 ? values.join(",") : undefined;
}

/** Returns a time in the form of both payload formats: `12/Mar/2026:19:03:58 +0000`. */
export function requestTime(milliseconds: number): string {
  const [, day, month, year, time] = new Date(milliseconds).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}
