// An HTTP client that sends exactly the given bytes, and reads one answer.
import { connect } from "node:net";

export interface WireRequest {
  method: string;
  /** The request target, as it is in the request line. */
  target: string;
  headers: [name: string, value: string][];
  body?: Buffer;
  /** Sends the body in two chunks, without its length. */
  chunked?: boolean;
  /** The bytes that are sent instead of all the above. */
  raw?: Buffer;
}

export interface WireAnswer {
  status: number;
  /** The headers; names are in lower case. */
  headers: [name: string, value: string][];
  body: Buffer;
}

/** The milliseconds to wait for an answer: more than the slowest one takes, that of an unreachable table. */
const patience = 20_000;

/** Sends a request on a new connection. Rejects when no whole answer comes. */
export function send(origin: string, request: WireRequest): Promise<WireAnswer> {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      try {
        resolve(parseAnswer(Buffer.concat(chunks), request.method));
      } catch (error) {
        reject(error);
      }
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(`no answer within ${patience / 1000} s, got ${Buffer.concat(chunks).toString("latin1")}`),
      );
    }, patience);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", end);
    // A server that refuses a large body may close the connection before all of it is sent.
    socket.on("error", end);
    socket.write(request.raw ?? bytesOf(request, host));
  });
}

function bytesOf({ method, target, headers, body, chunked }: WireRequest, host: string): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, "Connection: close"];
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  if (chunked && body) lines.push("Transfer-Encoding: chunked");
  else if (body) lines.push(`Content-Length: ${body.length}`);
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  if (!body) return head;
  return Buffer.concat([head, ...(chunked ? toChunks(body) : [body])]);
}

function toChunks(body: Buffer): Buffer[] {
  const half = body.length >> 1;
  const parts = [body.subarray(0, half), body.subarray(half)].filter((part) => part.length > 0);
  const chunks = parts.flatMap((part) => [
    Buffer.from(`${part.length.toString(16)}\r\n`),
    part,
    Buffer.from("\r\n"),
  ]);
  return [...chunks, Buffer.from("0\r\n\r\n")];
}

function parseAnswer(bytes: Buffer, method: string): WireAnswer {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd < 0) throw new Error(`expected an HTTP answer, got "${bytes.toString("latin1")}"`);
  const [statusLine = "", ...lines] = bytes.subarray(0, headEnd).toString("latin1").split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})( |$)/.exec(statusLine)?.[1]);
  const rest = bytes.subarray(headEnd + 4);
  if (status === 100) return parseAnswer(rest, method);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status, headers, body: parseBody(statusLine, headers, rest, hasBody(method, status)) };
}

function hasBody(method: string, status: number): boolean {
  return method !== "HEAD" && status !== 204 && status !== 304;
}

function parseBody(
  statusLine: string,
  headers: WireAnswer["headers"],
  rest: Buffer,
  hasBody: boolean,
): Buffer {
  if (headers.some(([name]) => name === "transfer-encoding")) return parseChunks(rest);
  const length = hasBody ? Number(headers.find(([name]) => name === "content-length")?.[1] ?? 0) : 0;
  if (rest.length === length) return rest;
  throw new Error(`expected a body of ${length} bytes, got ${rest.length} after ${statusLine}`);
}

function parseChunks(rest: Buffer): Buffer {
  const lineEnd = rest.indexOf("\r\n");
  const size = Number.parseInt(rest.subarray(0, lineEnd).toString(), 16);
  if (lineEnd < 0 || Number.isNaN(size)) throw new Error("expected another chunk, got the end of the answer");
  const chunk = rest.subarray(lineEnd + 2, lineEnd + 2 + size);
  return size === 0 ? chunk : Buffer.concat([chunk, parseChunks(rest.subarray(lineEnd + 4 + size))]);
}
