// DynamoDB on this machine: dynalite behind a front that authorizes callers and returns the item of a failed condition.
import { once } from "node:events";
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import dynalite from "dynalite";
import { conditionalWrites } from "./dynamodb-conditions.ts";

/** What a caller asks of one table. */
export interface AccessRequest {
  accessKeyId: string;
  /** As a policy spells it: `dynamodb:PutItem`. */
  action: string;
  /** ARN of the table or index, or `*` for operations without one. */
  resource: string;
}

/** Why a request is refused, in DynamoDB's words. */
export interface Refusal {
  type: "AccessDeniedException" | "UnrecognizedClientException";
  message: string;
}

export interface DynamodbOptions {
  /** Folder that keeps the tables between runs; in memory unless given. */
  path?: string;
  /** Account in the table ARNs. @default 000000000000 */
  accountId?: string;
  /** Asked before each request; `undefined` lets it pass. Everything passes unless given. */
  authorize?(request: AccessRequest): Refusal | undefined;
}

/** An operation's answer, or its error with `__type`. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the operation asked for
export type Output = Record<string, any>;

export interface Dynamodb {
  /** Endpoint for `AWS_ENDPOINT_URL_DYNAMODB`. */
  url: string;
  /** Runs an operation as an administrator; rejects with an Error named after DynamoDB's. */
  call(operation: string, input: Record<string, unknown>): Promise<Output>;
  close(): Promise<void>;
}

/** An HTTP answer of dynalite, its body parsed. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends one request to dynalite. */
export type Send = (headers: Record<string, string>, body: string) => Promise<Reply>;

const target = "DynamoDB_20120810.";
const service = "com.amazon.coral.service#";

/** Starts DynamoDB on a free port of the loopback interface. */
export async function startDynamodb(options: DynamodbOptions = {}): Promise<Dynamodb> {
  if (options.path !== undefined) await checkUnlocked(options.path);
  const engine = dynalite({ path: options.path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const agent = new Agent({ keepAlive: true });
  const inFlight = new Set<Promise<unknown>>();
  const enginePort = await listen(engine);
  const write = conditionalWrites((headers, body) => post(agent, enginePort, headers, body));
  const send: Send = (headers, body) => {
    const reply = write(headers, body).finally(() => inFlight.delete(reply));
    inFlight.add(reply);
    return reply;
  };

  const front = createServer((req, res) => {
    answer(req, send, options).then(
      (reply) => res.writeHead(reply.status, reply.headers).end(reply.body),
      (error: Error) => fail(res, error),
    );
  });
  const port = await listen(front);
  return {
    url: `http://127.0.0.1:${port}`,
    call: async (operation, input) =>
      parse(operation, await send(administrator(operation), JSON.stringify(input))),
    async close() {
      front.close();
      front.closeAllConnections();
      // dynalite throws out of its request handler when a request is cut off, so what is under way ends first.
      await Promise.allSettled(inFlight);
      agent.destroy();
      engine.close();
      await once(engine, "close");
    },
  };
}

async function answer(req: IncomingMessage, send: Send, options: DynamodbOptions): Promise<Reply> {
  const body = await read(req);
  const headers = Object.fromEntries(
    ["authorization", "content-type", "x-amz-date", "x-amz-target"].flatMap((name) => {
      const value = req.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
  const refusal = refuse(headers, body, options);
  return refusal ? refused(refusal) : send(headers, body);
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
  const prefix = `arn:aws:dynamodb:${region}:${options.accountId ?? "000000000000"}:`;
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

function parse(operation: string, reply: Reply): Output {
  const output = tryParse(reply.body);
  if (reply.status === 200) return output;
  const type = String(output.__type ?? reply.status).replace(/^.*#/, "");
  const error = new Error(`${operation}: ${type}: ${output.message ?? output.Message ?? reply.body}`);
  throw Object.assign(error, { name: type, ...output });
}

/** Headers of a request that the front itself makes; dynalite reads a signature's form but does not verify it. */
export function administrator(operation: string): Record<string, string> {
  return {
    authorization:
      "AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    "content-type": "application/x-amz-json-1.0",
    "x-amz-date": "20200101T000000Z",
    "x-amz-target": target + operation,
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

function fail(res: ServerResponse, error: Error): void {
  if (res.destroyed) return;
  const body = JSON.stringify({ __type: `${service}InternalServerError`, message: error.message });
  res.writeHead(500, { "content-type": "application/x-amz-json-1.0" }).end(body);
}

async function post(
  agent: Agent,
  port: number,
  headers: Record<string, string>,
  body: string,
): Promise<Reply> {
  const req = request({ host: "127.0.0.1", port, agent, method: "POST", headers });
  req.end(body);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  const kept = ["content-type", "x-amzn-requestid", "x-amz-crc32"].flatMap((name) => {
    const value = res.headers[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return { status: res.statusCode ?? 500, headers: Object.fromEntries(kept), body: await read(res) };
}

async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server): Promise<number> {
  // Idle connections stay, so that no client loses a request on one that is being closed.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Rejects when another process has the folder open: dynalite would crash at its first operation. */
async function checkUnlocked(path: string): Promise<void> {
  const { Level } = createRequire(createRequire(import.meta.url).resolve("dynalite"))("level");
  const level = new Level(path);
  try {
    await level.open();
  } catch (error) {
    const cause = (error as { cause?: Error }).cause;
    throw new Error(`Cannot open the data folder ${path}: ${cause?.message ?? (error as Error).message}`);
  }
  await level.close();
}
