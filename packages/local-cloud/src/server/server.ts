// The HTTP server of the local run. It takes its port before it can answer, and answers every request before it ends.
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers a request. It may do so later, asynchronously. */
export type Listener = (req: IncomingMessage, res: ServerResponse) => unknown;

/** Answers a request if it is responsible for it. Otherwise it returns false, and another listener answers. */
export type Answerer = (req: IncomingMessage, res: ServerResponse) => boolean;

/** A server that is listening. */
export interface LocalServer {
  server: Server;
  /** The server's URL, `http://127.0.0.1:3000`. A server that listens on all interfaces has this machine's loopback address here. */
  origin: string;
  /** Answers requests with this listener, also those that arrived before the first call. A later call replaces the listener. */
  serve(listener: Listener): void;
  /** Stops listening, and waits until every request that has arrived has its answer. */
  drain(): Promise<void>;
  /** Closes the server and its connections at once. */
  abort(): void;
}

/**
 * Starts a server on a port. 0 picks a free one.
 *
 * @throws Error if the port is taken
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
  // API Gateway passes on an unknown `Expect` header. Node by itself would answer 417.
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

/** Returns the host for a URL with which this machine reaches the address. */
function hostOf(address: string): string {
  if (address === "0.0.0.0" || address === "::") return "127.0.0.1";
  return address.includes(":") ? `[${address}]` : address;
}

/** Answers 500 with the error's message. The failure of one request must not end the run. */
function fail(res: ServerResponse, { message }: Error): void {
  if (!res.headersSent) res.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
  res.end(`${message}\n`);
}

async function drain(server: Server, unanswered: Set<ServerResponse>): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // API Gateway waits at most 30 s for a function. After that, only clients that never finish their requests are left.
  const end = Date.now() + 31_000;
  // Browsers open connections in advance. Node does not count a connection without any request as idle, so it would not close it.
  const timer = setInterval(() => {
    if (unanswered.size === 0 || Date.now() > end) server.closeAllConnections();
  }, 10);
  await closed;
  clearInterval(timer);
}
