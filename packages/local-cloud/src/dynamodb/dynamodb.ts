// DynamoDB on this machine.

import { accountId, defaultRegion } from "../resources/account.ts";
import { listen } from "../server/server.ts";
import { type Clock, systemClock } from "../time/clock.ts";
import { answer, type FrontOptions } from "./front.ts";
import { operations, streamOperations } from "./requests/operations.ts";
import { runOperation } from "./requests/run-operation.ts";
import { unknownOperation } from "./requests/unknown-operation.ts";
import { goOn } from "./store/go-on.ts";
import { createMarks, type Marks } from "./store/marks.ts";
import { openStore, type Store } from "./store/store.ts";
import { createStreamLog, type StreamLog } from "./streams/log.ts";
import { type RegisteredStream, setStream } from "./streams/set-stream.ts";
import { type Filled, fillIndexes } from "./tables/fill-indexes.ts";
import { findTable } from "./tables/find-table.ts";
import { type Indexes, setIndexes } from "./tables/set-indexes.ts";
import { startSweeps } from "./tables/sweep.ts";
import { dropOldTokens } from "./transactions/request-tokens.ts";
import type { Output } from "./values/item.ts";

export interface DynamodbOptions extends FrontOptions {
  /** Folder that keeps the tables between runs; in memory unless given. */
  path?: string;
  /** Of the tables' ARNs. */
  region?: string;
  /** The loopback interface unless given. */
  host?: string;
  /** A free one unless given. */
  port?: number;
  /** What the removal of items goes by whose time is over. */
  clock?: Clock;
}

export interface Dynamodb {
  /** Endpoint for `AWS_ENDPOINT_URL_DYNAMODB`. */
  url: string;
  /** Runs an operation as an administrator, whom no fault meets; rejects with an Error named after DynamoDB's. */
  call(operation: string, input: Record<string, unknown>): Promise<Output>;
  /** Gives a table other indexes, local ones too, and fills them. */
  setIndexes(tableName: string, indexes: Indexes): Promise<Filled>;
  /** Gives a table the stream that a program registers, or none. */
  setStream(tableName: string, stream: RegisteredStream | undefined): Promise<void>;
  /** What the streams of the tables have. */
  log: StreamLog;
  /** How far those have come who read them. */
  marks: Marks;
  close(): Promise<void>;
}

const housekeepingMs = 10 * 60 * 1000;

/**
 * Starts DynamoDB.
 *
 * @throws Error of one line when the port is taken, or the folder is in use
 */
export async function startDynamodb(options: DynamodbOptions = {}): Promise<Dynamodb> {
  const { path, region = defaultRegion, host = "127.0.0.1", port = 0, clock = systemClock } = options;
  const store = await openStore(path, region, accountId);
  // A run may have ended while it filled them.
  for (const table of store.tables.values())
    if (table.record.unfilled?.length) await fillIndexes(store, table);
  const front = await listen(host, port);
  // Idle connections stay, so that no client loses a request on one that is being closed.
  front.server.keepAliveTimeout = 0;
  front.serve((req, res) => answer(store, req, res, options));
  const log = createStreamLog(store);
  const endSweeps = startSweeps(store, clock);
  const housekeeping = setInterval(() => goOn(store, keepHouse(store, log)), housekeepingMs).unref();
  return {
    url: front.origin,
    call: (operation, input) => callAs(store, operation, input),
    setIndexes: (tableName, indexes) => setIndexes(store, findTable(store, tableName), indexes),
    setStream: (tableName, stream) => setStream(store, findTable(store, tableName), stream),
    log,
    marks: createMarks(store.database),
    async close() {
      clearInterval(housekeeping);
      await endSweeps();
      front.abort();
      await Promise.allSettled(store.work);
      await store.database.close();
    },
  };
}

async function keepHouse(store: Store, log: StreamLog): Promise<void> {
  await dropOldTokens(store);
  await log.dropOld();
}

function copyOf(value: Output): Output {
  return JSON.parse(JSON.stringify(value));
}

async function callAs(store: Store, operation: string, input: Output): Promise<Output> {
  try {
    const found = operations[operation] ?? streamOperations[operation];
    if (!found) throw unknownOperation(operation);
    // A copy both ways, as over HTTP.
    return copyOf(await runOperation(store, found, copyOf(input)));
  } catch (error) {
    const { body, message } = error as Error & { body?: Output };
    if (!body) throw error;
    const name = String(body.__type).replace(/^.*#/, "");
    throw Object.assign(new Error(`${operation}: ${name}: ${message}`), { name, body });
  }
}
