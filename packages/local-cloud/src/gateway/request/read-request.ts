// Reads a request from Node's HTTP server, within API Gateway's limits.
import type { IncomingMessage } from "node:http";
import type { ClientRequest } from "./client-request.ts";
import { traceOf } from "./trace.ts";

/** The largest body that API Gateway accepts, in bytes (a quota of HTTP and REST APIs). */
const maxBodyBytes = 10 * 1024 * 1024;

/** The most bytes of the request line and all headers together (a quota of HTTP and REST APIs). */
export const maxHeaderBytes = 10_240;

// Hop-by-hop headers end at the gateway. The gateway itself sets the forwarding headers.
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
 * Returns the request without its body, or `undefined` if no API can serve its target, for example `*`.
 */
export function readRequest(message: IncomingMessage): ClientRequest | undefined {
  const target = requestTarget(message.url ?? "");
  if (target === undefined) return undefined;
  const question = target.indexOf("?");
  const receivedAt = Date.now();
  const sentTrace = message.headers["x-amzn-trace-id"];
  return {
    method: message.method ?? "GET",
    path: question < 0 ? target : target.slice(0, question),
    query: question < 0 ? "" : target.slice(question + 1),
    headers: headerPairs(message).filter(([name]) => !taken.has(name.toLowerCase())),
    body: Buffer.alloc(0),
    sourceIp: message.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1",
    receivedAt,
    protocol: `HTTP/${message.httpVersion}`,
    trace: traceOf(sentTrace?.toString(), receivedAt),
  };
}

// A request target may be absolute, as in a request to a proxy: `GET http://host/path`. A fragment is never part of it.
function requestTarget(url: string): string | undefined {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  if (target.startsWith("/")) return target;
  return target.startsWith("?") || (target === "" && url !== "") ? `/${target}` : undefined;
}

/** Returns the headers as sent, in the same order. */
export function headerPairs({ rawHeaders: raw }: IncomingMessage): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""]);
}

/** Returns the bytes that count towards `maxHeaderBytes`. */
export function headerBytes(message: IncomingMessage): number {
  const requestLine = `${message.method} ${message.url} HTTP/1.1`.length;
  return headerPairs(message).reduce((sum, [name, value]) => sum + name.length + value.length, requestLine);
}

/** Returns the whole body, or `undefined` as soon as it is larger than `maxBodyBytes`. */
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
