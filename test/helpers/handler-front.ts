// A server in front of DynamoDB that records the requests. A test can make it fail as a network or a table does.

import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Handles one request: `forward` sends it to the table. */
export type Behaviour = (forward: () => Promise<Buffer>, res: ServerResponse) => Promise<void> | void;

/** Forwards the request, and drops the answer: the write happens. */
export const loseAnswer: Behaviour = async (forward, res) => {
  await forward();
  res.destroy();
};

/** Cuts the request off before it reaches the table. */
export const cutOff: Behaviour = (_forward, res) => {
  res.destroy();
};

/** Accepts the request and never answers. */
export const stall: Behaviour = () => {};

/** Sends interim answers (102) for ever, and never the real one. */
export const drip: Behaviour = (_forward, res) => {
  const timer = setInterval(() => res.writeProcessing(), 500);
  res.once("close", () => clearInterval(timer));
};

/** Starts an answer and never ends it. */
export const stallBody: Behaviour = async (_forward, res) => {
  res.writeHead(200, { "content-type": "application/x-amz-json-1.0", "content-length": 100 });
  res.write("{");
};

/** Does other work before it forwards the request, such as the write of another client. */
export const after =
  (work: () => Promise<unknown>): Behaviour =>
  async (forward, res) => {
    await work();
    res.end(await forward());
  };

/** Answers with an error of DynamoDB. */
export const refuse =
  (status: number, type: string): Behaviour =>
  (_forward, res) => {
    const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "inside" });
    res.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(body);
  };

export interface Front {
  url: string;
  /** The operation and input of every request so far. */
  requests: { operation: string; input: Record<string, unknown> }[];
  /** The behaviours of the next requests, in their order. Later requests are forwarded. */
  next: Behaviour[];
  /** Chooses the behaviour of requests after those of `next`; `undefined` forwards. */
  otherwise?: (operation: string, input: Record<string, unknown>) => Behaviour | undefined;
  close(): void;
}

/** Starts a front of the DynamoDB at `target`. */
export async function startFront(target: string): Promise<Front> {
  const front: Pick<Front, "requests" | "next" | "otherwise"> = { requests: [], next: [] };
  const server = createServer(async (req, res) => {
    const body = await buffer(req).catch(() => undefined);
    // The client hung up, as the SDK does after its time-out.
    if (!body) return;
    const operation = String(req.headers["x-amz-target"]).replace(/^.*\./, "");
    const input = JSON.parse(body.toString());
    front.requests.push({ operation, input });
    const forward = async () => {
      const { authorization = "", "x-amz-date": date = "", "x-amz-target": target_ = "" } = req.headers;
      const answer = await fetch(target, {
        method: "POST",
        headers: {
          authorization,
          "content-type": "application/x-amz-json-1.0",
          "x-amz-date": String(date),
          "x-amz-target": String(target_),
        },
        body: new Uint8Array(body),
      });
      res.statusCode = answer.status;
      res.setHeader("content-type", "application/x-amz-json-1.0");
      return Buffer.from(await answer.arrayBuffer());
    };
    const behave =
      front.next.shift() ??
      front.otherwise?.(operation, input) ??
      (async () => void res.end(await forward()));
    await behave(forward, res);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return Object.assign(front, { url: `http://127.0.0.1:${port}`, close });
}
