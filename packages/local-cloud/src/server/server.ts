// The HTTP server of the local run: takes its port early, and ends when everyone is answered.
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers a request, at once or later. */
export type Listener = (req: IncomingMessage, res: ServerResponse) => unknown;

/** Answers the requests that are its own; false leaves one to others. */
export type Answerer = (req: IncomingMessage, res: ServerResponse) => boolean;

/** A server that listens. */
export interface LocalServer {
  server: Server;
  /** `http://127.0.0.1:3000`; where every interface is listened on, that of this machine alone. */
  origin: string;
  /** Starts to answer; requests that came before wait for it. A further listener answers all that come from then on. */
  serve(listener: Listener): void;
  /** Stops listening, and waits until every request that has arrived is answered. */
  drain(): Promise<void>;
  /** Ends at once. */
  abort(): void;
}

/**
 * Listens on a port; 0 is a free one.
 *
 * @throws Error when the port is taken
 */
export async function listen(host: string, port: number): Promise<LocalServer> {
  const { promise: serving, resolve: start } = Promise.withResolvers<void>();
  let listener: Listener = () => {};
  const settings = { maxHeaderSize: 65_536, keepAliveTimeout: 60_000 };
  const unanswered = new Set<ServerResponse>();
  const server = createServer(settings, async (req, res) => {
    unanswered.add(res);
    res.once("close", () => unanswered.delete(res));
    await serving;
    try {
      await listener(req, res);
    } catch (error) {
      fail(res, error as Error);
    }
  });
  // API Gateway passes on what it does not know; Node by itself would answer 417.
  server.on("checkExpectation", (req, res) => server.emit("request", req, res));
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Error(`Port ${port} is taken. Choose another with --port; 0 takes a free one.`);
    throw new Error(`Cannot listen on ${host}:${port}: ${message}`);
  }
  return {
    server,
    origin: `http://${hostOf(host)}:${(server.address() as AddressInfo).port}`,
    serve(next) {
      listener = next;
      start();
    },
    drain: () => drain(server, unanswered),
    abort() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The host part of a URL by which this machine reaches the address. */
function hostOf(address: string): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return address.includes(":") ? `[${address}]` : address;
}

/** One request's failure must not end the run; it says what it was. */
function fail(res: ServerResponse, { message }: Error): void {
  if (!res.headersSent) res.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
  res.end(`${message}\n`);
}

async function drain(server: Server, unanswered: Set<ServerResponse>): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // API Gateway waits 30 s for a function: what takes longer is a client that never sends the rest of its request.
  const end = Date.now() + 31_000;
  // Node does not count a connection that never carried a request as idle: browsers keep such ones ready.
  const timer = setInterval(() => {
    if (unanswered.size === 0 || Date.now() > end) server.closeAllConnections();
  }, 10);
  await closed;
  clearInterval(timer);
}
