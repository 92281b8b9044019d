// Answers DynamoDB requests over HTTP: checks form and permissions, applies faults, and runs the operations.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { type Faults, strikes } from "../faults/faults.ts";
import type { AccessRequest, Refusal } from "../iam/access-request.ts";
import { isRecord } from "../resources/is-record.ts";
import { accessOf } from "./requests/access.ts";
import { conditionKeys, type Keys } from "./requests/condition-keys.ts";
import { callerOf, targetOf } from "./requests/form.ts";
import { operations, streamOperations } from "./requests/operations.ts";
import { runOperation } from "./requests/run-operation.ts";
import { unknownOperation } from "./requests/unknown-operation.ts";
import type { Store } from "./store/store.ts";
import type { Output } from "./values/item.ts";
import { frontError, serviceError } from "./values/service-error.ts";

export interface FrontOptions {
  /** Decides on each request: a refusal ends it, `undefined` lets it pass. By default all requests pass. */
  authorize?(request: AccessRequest): Refusal | undefined;
  /** The shares of requests that fail at random. */
  faults?: Faults;
}

const mostBytes = 16 * 1024 * 1024;
const json = "application/x-amz-json-1.0";

/** Answers one HTTP request. */
export async function answer(store: Store, req: IncomingMessage, res: ServerResponse, options: FrontOptions) {
  res.setHeader("x-amzn-requestid", randomUUID().replaceAll("-", "").toUpperCase());
  if (req.method === "GET") return res.end(`healthy: dynamodb.${store.region}.amazonaws.com `);
  if (req.method !== "POST") return res.writeHead(404).end("<UnknownOperationException/>\n");
  try {
    const output = await run(store, req, options);
    // The operation is done, but the client only sees the connection end.
    if (strikes(options.faults?.["dynamodb=lost"])) return res.destroy();
    return send(res, 200, output);
  } catch (error) {
    const { statusCode = 500, body } = error as { statusCode?: number; body?: Output };
    return send(res, statusCode, body ?? internal(error as Error));
  }
}

async function run(store: Store, req: IncomingMessage, { authorize, faults }: FrontOptions): Promise<Output> {
  const body = await text(req);
  if (body.length > mostBytes) throw Object.assign(new Error(), { statusCode: 413, body: {} });
  const input = parse(body);
  const { service, operation: name = "" } = targetOf(req.headers) ?? {};
  const operation = (service === "DynamoDBStreams_20120810" ? streamOperations : operations)[name];
  if (!operation) throw unknownOperation(name || undefined);
  const { accessKeyId, region } = callerOf(req.headers);
  const tables = `arn:aws:dynamodb:${region}:${store.account}:`;
  let own: Keys[] | undefined;
  const keysAt = (place: number) => {
    own ??= conditionKeys(store, operation, input);
    return { ...own[place], "aws:RequestedRegion": [region], "aws:SourceIp": [sourceIp(req)] };
  };
  if (authorize)
    for (const [place, access] of accessOf(name, input, tables).entries()) {
      const refusal = authorize({ accessKeyId, ...access, keys: () => keysAt(place) });
      if (refusal) throw frontError(refusal.type, refusal.message);
    }
  if (strikes(faults?.["dynamodb=throttle"])) throw throttled();
  return runOperation(store, operation, input, () => strikes(faults?.["dynamodb=conflict"]));
}

function sourceIp({ socket }: IncomingMessage): string {
  return socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1";
}

/** @throws ServiceError for a body that is not a JSON object */
function parse(body: string): Output {
  try {
    const value: unknown = JSON.parse(body);
    if (isRecord(value)) return value;
  } catch {
    // Refused below, as an array is.
  }
  throw Object.assign(frontError("SerializationException", ""), {
    body: { __type: "com.amazon.coral.service#SerializationException" },
  });
}

function throttled() {
  return serviceError(
    "ProvisionedThroughputExceededException",
    "The level of configured provisioned throughput for the table was exceeded. Consider increasing your " +
      "provisioning level with the UpdateTable API.",
  );
}

function internal(error: Error): Output {
  return { __type: "com.amazon.coral.service#InternalServerError", message: error.stack ?? error.message };
}

function send(res: ServerResponse, status: number, output: Output): void {
  if (res.destroyed) return;
  const body = JSON.stringify(output);
  res.writeHead(status, { "content-type": json, "x-amz-crc32": crc32(body) }).end(body);
}
