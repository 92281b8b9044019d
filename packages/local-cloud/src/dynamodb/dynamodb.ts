// DynamoDB on this machine: dynalite behind a front that authorizes callers and returns the item of a failed condition.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Faults, strikes } from "../faults/faults.ts";
import type { AccessRequest, Refusal } from "../iam/access-request.ts";
import { accountId } from "../resources/account.ts";
import { conditionalWrites } from "./conditional-writes.ts";
import {
  administrator,
  listen,
  type Output,
  type Reply,
  type Send,
  startDynalite,
  tryParse,
} from "./dynalite.ts";
import { createGate, type Gate } from "./gate.ts";

export interface DynamodbOptions {
  /** Folder that keeps the tables between runs; in memory unless given. */
  path?: string;
  /** Asked before each request; `undefined` lets it pass. Everything passes unless given. */
  authorize?(request: AccessRequest): Refusal | undefined;
  /** What goes wrong now and then, but never for `call`. */
  faults?: Faults;
}

export interface Dynamodb {
  /** Endpoint for `AWS_ENDPOINT_URL_DYNAMODB`. */
  url: string;
  /** Runs an operation as an administrator; rejects with an Error named after DynamoDB's. A new table is ready when it has run. */
  call(operation: string, input: Record<string, unknown>): Promise<Output>;
  /** Runs a task while no request of a function is under way: they wait. */
  alone: Gate["alone"];
  close(): Promise<void>;
}

const service = "com.amazon.coral.service#";

/** Starts DynamoDB on a free port of the loopback interface. */
export async function startDynamodb(options: DynamodbOptions = {}): Promise<Dynamodb> {
  const dynalite = await startDynalite(options.path);
  const send = conditionalWrites(dynalite.send);
  const gate = createGate();
  const front = createServer((req, res) => {
    answer(req, (...request) => gate.pass(() => send(...request)), options).then(
      (reply) => res.writeHead(reply.status, reply.headers).end(reply.body),
      (error: Error) => fail(res, error),
    );
  });
  const port = await listen(front);
  return {
    url: `http://127.0.0.1:${port}`,
    async call(operation, input) {
      const output = await callAs(send, operation, input);
      if (operation === "CreateTable") await untilActive(send, String(input.TableName));
      return output;
    },
    alone: gate.alone,
    async close() {
      front.close();
      front.closeAllConnections();
      await dynalite.close();
    },
  };
}

async function callAs(send: Send, operation: string, input: Record<string, unknown>): Promise<Output> {
  return parse(operation, await send(administrator(operation), JSON.stringify(input)));
}

async function untilActive(send: Send, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await callAs(send, "DescribeTable", { TableName });
    if (Table.TableStatus === "ACTIVE") return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function answer(req: IncomingMessage, send: Send, options: DynamodbOptions): Promise<Reply> {
  const body = await text(req);
  const headers = Object.fromEntries(
    ["authorization", "content-type", "x-amz-date", "x-amz-target"].flatMap((name) => {
      const value = req.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
  const refusal = refuse(headers, body, options);
  if (refusal) return refused(refusal);
  return strikes(options.faults?.["dynamodb=throttle"]) ? throttled : send(headers, body);
}

/** The first refusal among the tables and indexes that the request names. */
function refuse(
  headers: Record<string, string>,
  body: string,
  options: DynamodbOptions,
): Refusal | undefined {
  const credential = /Credential=([^/,\s]+)\/\d+\/([^/]+)\//.exec(headers.authorization ?? "");
  const operation = headers["x-amz-target"]?.split(".")[1];
  // Without either dynalite refuses by itself, as DynamoDB does.
  if (!options.authorize || !credential || !operation) return undefined;
  const [, accessKeyId = "", region] = credential;
  const prefix = `arn:aws:dynamodb:${region}:${accountId}:`;
  for (const resource of resources(body, prefix)) {
    const refusal = options.authorize({ accessKeyId, action: `dynamodb:${operation}`, resource });
    if (refusal) return refusal;
  }
  return undefined;
}

function resources(body: string, prefix: string): string[] {
  const input = tryParse(body);
  const tables = [input.TableName, ...Object.keys(input.RequestItems ?? {})].filter(
    (name) => typeof name === "string",
  );
  const index = typeof input.IndexName === "string" ? `/index/${input.IndexName}` : "";
  const arns = tables.map((name) => `${name.startsWith("arn:") ? name : `${prefix}table/${name}`}${index}`);
  return arns.length > 0 ? arns : ["*"];
}

function refused({ type, message }: Refusal): Reply {
  return {
    status: 400,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: JSON.stringify({ __type: service + type, Message: message }),
  };
}

const throttled: Reply = {
  status: 400,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: JSON.stringify({
    __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
    message:
      "The level of configured provisioned throughput for the table was exceeded. Consider increasing your " +
      "provisioning level with the UpdateTable API.",
  }),
};

function parse(operation: string, reply: Reply): Output {
  const output = tryParse(reply.body);
  if (reply.status === 200) return output;
  const type = String(output.__type ?? reply.status).replace(/^.*#/, "");
  const error = new Error(`${operation}: ${type}: ${output.message ?? output.Message ?? reply.body}`);
  throw Object.assign(error, { name: type });
}

function fail(res: ServerResponse, error: Error): void {
  if (res.destroyed) return;
  const body = JSON.stringify({ __type: `${service}InternalServerError`, message: error.message });
  res.writeHead(500, { "content-type": "application/x-amz-json-1.0" }).end(body);
}
