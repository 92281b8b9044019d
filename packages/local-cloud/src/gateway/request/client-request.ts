// A client's request on its way to an API.
import type { Trace } from "./trace.ts";

/** A client's request, nothing in it decoded yet. */
export interface ClientRequest {
  method: string;
  /** As sent: percent-encoded, with the stage's base path. */
  path: string;
  /** As sent, without the question mark. */
  query: string;
  /** Names and values as sent and in that order, without what API Gateway takes away or sets itself. */
  headers: [name: string, value: string][];
  body: Buffer;
  sourceIp: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  protocol: string;
  trace: Trace;
}

/** The values of a header, in the order sent. */
export function headerValues(request: ClientRequest, name: string): string[] {
  return request.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** The values of a header joined by commas; `undefined` when it was not sent. */
export function headerValue(request: ClientRequest, name: string): string | undefined {
  const values = headerValues(request, name);
  return values.length > 0 ? values.join(",") : undefined;
}

/** The time of a request as both payload formats write it, e.g. `12/Mar/2026:19:03:58 +0000`. */
export function requestTime(milliseconds: number): string {
  const [, day, month, year, time] = new Date(milliseconds).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}
