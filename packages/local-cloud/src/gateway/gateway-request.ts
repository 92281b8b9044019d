// What passes between the HTTP server and an API: a client's request going in, an answer coming out.
import type { IncomingMessage } from "node:http";

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
}

/** The answer to one request. */
export interface Answer {
  status: number;
  headers: [name: string, value: string][];
  body?: string | Buffer;
  /** Why the gateway itself refused; absent when the function answered. */
  note?: string;
  functionName?: string;
  /** What the function printed. */
  log?: string;
}

/** An answer of the gateway itself, `{"message": …}`. */
export function message(status: number, text: string, note: string, headers: Answer["headers"] = []): Answer {
  const body = JSON.stringify({ message: text });
  return { status, headers: [["content-type", "application/json"], ...headers], body, note };
}

/** The largest body API Gateway takes, in bytes (quota of HTTP and REST APIs). */
export const maxBodyBytes = 10 * 1024 * 1024;

/** The most bytes that request line and header values may have together (quota of HTTP and REST APIs). */
export const maxHeaderBytes = 10_240;

// Hop-by-hop headers end at the gateway, and the forwarding headers are the gateway's own to set.
const taken = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "te",
  "upgrade",
  "expect",
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-amzn-trace-id",
]);

/**
 * The request without its body; `undefined` when its target is none that an API serves (`*`, for example).
 */
export function readRequest(message: IncomingMessage): ClientRequest | undefined {
  const target = requestTarget(message.url ?? "");
  if (target === undefined) return undefined;
  const question = target.indexOf("?");
  return {
    method: message.method ?? "GET",
    path: question < 0 ? target : target.slice(0, question),
    query: question < 0 ? "" : target.slice(question + 1),
    headers: headerPairs(message).filter(([name]) => !taken.has(name.toLowerCase())),
    body: Buffer.alloc(0),
    sourceIp: message.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1",
    receivedAt: Date.now(),
    protocol: `HTTP/${message.httpVersion}`,
  };
}

// A request target may be absolute (`GET http://host/path`), as proxies get it; a fragment is never part of one.
function requestTarget(url: string): string | undefined {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  if (target.startsWith("/")) return target;
  return target.startsWith("?") || (target === "" && url !== "") ? `/${target}` : undefined;
}

function headerPairs(message: IncomingMessage): [string, string][] {
  const raw = message.rawHeaders;
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""]);
}

/** The bytes that count against `maxHeaderBytes`. */
export function headerBytes(message: IncomingMessage): number {
  const requestLine = `${message.method} ${message.url} HTTP/1.1`.length;
  return headerPairs(message).reduce((sum, [name, value]) => sum + name.length + value.length, requestLine);
}

/** The whole body, or `undefined` as soon as it is larger than `maxBodyBytes`. */
export async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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

/** The decoded pairs of a query string. What is not valid percent-encoding stays as it was sent. */
export function queryPairs(query: string): [name: string, value: string][] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const name = equals < 0 ? pair : pair.slice(0, equals);
      return [decodeQuery(name), equals < 0 ? "" : decodeQuery(pair.slice(equals + 1))];
    });
}

function decodeQuery(text: string): string {
  const spaced = text.replaceAll("+", " ");
  return isWellEncoded(spaced) ? decodePercent(spaced) : spaced;
}

/** Whether every `%` of a text is followed by two hexadecimal digits. */
export function isWellEncoded(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}

/** Decodes percent-encoding to UTF-8; bytes that are none become U+FFFD. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString());
}

/** Pairs grouped by name, in the order in which the names first appear. */
export function groupPairs(pairs: Iterable<[string, string]>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}

/** The time of a request as both payload formats write it, e.g. `12/Mar/2026:19:03:58 +0000`. */
export function requestTime(milliseconds: number): string {
  const [, day, month, year, time] = new Date(milliseconds).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}
