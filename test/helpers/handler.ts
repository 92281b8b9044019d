// Starts a users table for tests of the handlers, and invokes handlers as Lambda does: an event in, the whole response and the log line out.

import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";
import type { Handler } from "../../handlers/http/endpoint.ts";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { type Dynamodb, startDynamodb } from "../../packages/local-cloud/src/dynamodb/dynamodb.ts";
import { gateways } from "./handler-events.ts";
import { type Front, startFront } from "./handler-front.ts";
import { tablesFor } from "./tables.ts";

export * from "./handler-events.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests assert the shape
type Any = any;

/** A response. Its body is parsed when it is JSON. */
export interface Response {
  statusCode: number;
  headers: Record<string, string>;
  body: Any;
  isBase64Encoded: boolean;
}

export interface Invocation {
  response: Response;
  /** The one log line of the request, parsed. */
  log: Any;
  /** Lambda's request id. */
  requestId: string;
}

export interface InvocationOptions {
  requestId?: string;
  /** The milliseconds that are left of the function's time. */
  remaining?: number;
}

const lines: string[] = [];
const write = process.stdout.write.bind(process.stdout);

// Under Lambda's JSON log format, console methods would wrap the line, so that CloudWatch would not find its metrics.
for (const method of ["debug", "error", "info", "log", "warn"] as const) {
  console[method] = () => {
    throw new Error(`Expected a handler to write to stdout itself, got console.${method}.`);
  };
}

/** Runs a handler on an event. */
export async function invoke(
  handler: (event: Any, context: Context) => Promise<unknown>,
  event: unknown,
  { requestId = randomUUID(), remaining = 25_000 }: InvocationOptions = {},
): Promise<Invocation> {
  const context = { awsRequestId: requestId, getRemainingTimeInMillis: () => remaining } as Context;
  process.stdout.write = ((text: string, ...rest: []) =>
    text.startsWith("{") ? lines.push(text) > 0 : write(text, ...rest)) as typeof process.stdout.write;
  const response = (await handler(event, context)) as Response;
  const own = lines.filter((line) => line.includes(`"requestId":"${requestId}"`));
  if (own.length !== 1) throw new Error(`Expected one log line, got ${own.length}`);
  lines.splice(lines.indexOf(own[0] as string), 1);
  const body = response.body === "" ? "" : JSON.parse(response.body);
  return { response: { ...response, body }, log: JSON.parse(own[0] as string), requestId };
}

export interface Table {
  /** The server in front of the table, which the handlers see. `call` goes to the table directly. */
  front: Front;
  call: Dynamodb["call"];
  /** Returns the item with an id, in DynamoDB's form. */
  item(id: string): Promise<Any>;
  /** Stores items directly, as another program would. */
  put(...items: Record<string, unknown>[]): Promise<void>;
  /** Returns every item. */
  items(): Promise<Any[]>;
  /** Returns the ids of users by their claims, for a table with unique fields. */
  claims(): Promise<Record<string, string>>;
  /** Stores a claim directly, as another program would. */
  claim(claim: string, userId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a users table for this test file, with the indexes and the claims table that the fields need, and sets the environment of a
 * function. Import handlers after this call, as they read the environment. `call`, `item` and `put` need no permission.
 */
export async function startTable(fields: Fields = defaultFields): Promise<Table> {
  const dynamodb = await startDynamodb();
  const front = await startFront(dynamodb.call);
  Object.assign(process.env, {
    OPERATION: "anOperation",
    FIELDS: JSON.stringify(fields),
    USERS_TABLE_NAME: "users",
    CLAIMS_TABLE_NAME: "claims",
    AWS_ENDPOINT_URL_DYNAMODB: front.url,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_LAMBDA_FUNCTION_NAME: "users-function",
  });
  for (const table of tablesFor(fields)) await dynamodb.call("CreateTable", table);
  const key = (id: string) => ({ TableName: "users", Key: { id: { S: id } } });
  return {
    front,
    call: dynamodb.call,
    item: async (id) => (await dynamodb.call("GetItem", key(id))).Item,
    put: async (...items) => {
      for (const Item of items) await dynamodb.call("PutItem", { TableName: "users", Item });
    },
    items: async () => (await dynamodb.call("Scan", { TableName: "users" })).Items,
    claims: async () => {
      const { Items } = await dynamodb.call("Scan", { TableName: "claims" });
      return Object.fromEntries(Items.map(({ claim, userId }: Any) => [claim.S, userId.S]));
    },
    claim: async (claim, userId) => {
      const Item = { claim: { S: claim }, userId: { S: userId } };
      await dynamodb.call("PutItem", { TableName: "claims", Item });
    },
    close: async () => {
      front.close();
      await dynamodb.close();
    },
  };
}

/** Returns an item as createUser stores it, with changed attributes. */
export function storedItem(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const time = { S: "2025-01-02T03:04:05.678Z" };
  return {
    id: { S: id },
    firstName: { S: "Ada" },
    lastName: { S: "Lovelace" },
    createdAt: time,
    updatedAt: time,
    _version: { N: "1" },
    _requestId: { S: "earlier-request" },
    ...more,
  };
}

/** The creation time of `storedItem` in milliseconds, as an entity tag contains it. */
export const storedTime = Date.parse("2025-01-02T03:04:05.678Z");

/** Returns the user that `storedItem` stores, as the API shows it. */
export function storedUser(id: string): Record<string, string> {
  const time = "2025-01-02T03:04:05.678Z";
  return { id, firstName: "Ada", lastName: "Lovelace", createdAt: time, updatedAt: time };
}

/** Returns the whole response of a refusal. */
export function problem(
  status: number,
  title: string,
  detail: string,
  instance: string,
  errors?: { pointer: string; detail: string }[],
): Response {
  const retry: Record<string, string> = status === 503 ? { "Retry-After": "1" } : {};
  return {
    statusCode: status,
    headers: { "Content-Type": "application/problem+json", ...retry },
    body: { type: "about:blank", title, status, detail, instance, ...(errors && { errors }) },
    isBase64Encoded: false,
  };
}

/** Returns the whole response (500) of a fault that the client did not cause. */
export function failed(instance: string): Response {
  return problem(
    500,
    "Internal server error",
    "The request failed because of an error in the API.",
    instance,
  );
}

/** Returns the arguments to call a handler with, for a test that reads its raw answer. */
export function raw(): Parameters<Handler> {
  return [gateways.http(), { awsRequestId: "request", getRemainingTimeInMillis: () => 1_000 }];
}
