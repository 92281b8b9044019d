// A server in front of DynamoDB that records the requests. A test can make it fail as a network or a table does.

import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Dynamodb } from "../../packages/local-cloud/src/dynamodb/dynamodb.ts";

/** Handles one request: `forward` runs it on the table. */
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

/** Starts a front of the DynamoDB whose operations `call` runs. */
export async function startFront(call: Dynamodb["call"]): Promise<Front> {
  const front: Pick<Front, "requests" | "next" | "otherwise"> = { requests: [], next: [] };
  const server = createServer(async (req, res) => {
    const body = await text(req).catch(() => undefined);
    // The client hung up, as the SDK does after its time-out.
    if (body === undefined) return;
    const operation = String(req.headers["x-amz-target"]).replace(/^.*\./, "");
    const input = JSON.parse(body);
    front.requests.push({ operation, input });
    const forward = async () => {
      res.setHeader("content-type", "application/x-amz-json-1.0");
      try {
        return Buffer.from(JSON.stringify(await call(operation, input)));
      } catch (error) {
        const { body: refusal } = error as { body?: object };
        if (!refusal) throw error;
        res.statusCode = 400;
        return Buffer.from(JSON.stringify(refusal));
      }
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
