// dynalite: what the local DynamoDB stores its tables in.
import { EventEmitter, once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import dynalite from "dynalite";

/** An operation's answer, or its error with `__type`. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the operation asked for
export type Output = Record<string, any>;

/** An answer over HTTP. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends one request to dynalite. */
export type Send = (headers: Record<string, string>, body: string) => Promise<Reply>;

export interface Dynalite {
  send: Send;
  close(): Promise<void>;
}

/** Starts dynalite; in memory unless `path` names a folder. */
export async function startDynalite(path: string | undefined): Promise<Dynalite> {
  if (path !== undefined) await checkUnlocked(path);
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const inFlight = new Set<Promise<unknown>>();
  // Nobody connects to it, but only a server that listens closes its database with it.
  await listen(server);
  return {
    send(headers, body) {
      const reply = handle(server, headers, body).finally(() => inFlight.delete(reply));
      inFlight.add(reply);
      return reply;
    },
    async close() {
      await Promise.allSettled(inFlight);
      // Not the event: it comes when the server has ended, and the database closes after that.
      await promisify(server.close.bind(server))();
    },
  };
}

/** Headers of a request that the front itself makes; dynalite reads a signature's form but does not verify it. */
export function administrator(operation: string): Record<string, string> {
  return {
    authorization:
      "AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    "content-type": "application/x-amz-json-1.0",
    "x-amz-date": "20200101T000000Z",
    "x-amz-target": `DynamoDB_20120810.${operation}`,
  };
}

/** The JSON object in a text; an empty one for anything else, which dynalite refuses in DynamoDB's words. */
export function tryParse(text: string): Output {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Listens on a free port of the loopback interface. */
export async function listen(server: Server): Promise<number> {
  // Idle connections stay, so that no client loses a request on one that is being closed.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/**
 * Hands a request to dynalite's listener as if it had come over HTTP: as many of the two objects as it uses, which is the
 * request's method, URL, headers and events, and the answer's status, headers and end.
 */
function handle(server: Server, headers: Record<string, string>, body: string): Promise<Reply> {
  return new Promise((resolve) => {
    const request = Object.assign(new EventEmitter(), { method: "POST", url: "/", headers });
    const reply: Reply = { status: 200, headers: {}, body: "" };
    const response = {
      set statusCode(status: number) {
        reply.status = status;
      },
      setHeader(name: string, value: unknown) {
        reply.headers[name.toLowerCase()] = String(value);
      },
      end(text = "") {
        reply.body = text;
        // The front says how long it is, as it may add to it.
        delete reply.headers["content-length"];
        resolve(reply);
      },
    };
    server.emit("request", request, response);
    request.emit("data", Buffer.from(body));
    request.emit("end");
  });
}

/** Rejects when another process has the folder open: dynalite would crash at its first operation. */
async function checkUnlocked(path: string): Promise<void> {
  const { Level } = createRequire(createRequire(import.meta.url).resolve("dynalite"))("level");
  const level = new Level(path);
  try {
    await level.open();
  } catch (error) {
    const { code, message } =
      (error as { cause?: NodeJS.ErrnoException }).cause ?? (error as NodeJS.ErrnoException);
    if (code === "LEVEL_LOCKED") throw new Error(`The data folder ${path} is in use by another run.`);
    throw new Error(`Cannot open the data folder ${path}: ${message}`);
  }
  await level.close();
}
