// Starts DynamoDB on this machine.

import { accountId, defaultRegion } from "../resources/account.ts";
import { listen } from "../server/server.ts";
import { type Clock, systemClock } from "../time/clock.ts";
import { answer, type FrontOptions } from "./front.ts";
import { operations, streamOperations } from "./requests/operations.ts";
import { runOperation } from "./requests/run-operation.ts";
import { unknownOperation } from "./requests/unknown-operation.ts";
import { createMarks, type Marks } from "./store/marks.ts";
import { findTable, goOn, openStore, type Store } from "./store/store.ts";
import type { Indexes } from "./store/table.ts";
import { createStreamLog, dropOldRecords, type StreamLog } from "./streams/log.ts";
import { type Filled, fillIndexes } from "./tables/fill-indexes.ts";
import { setIndexes } from "./tables/set-indexes.ts";
import { type RegisteredStream, setStream } from "./tables/set-stream.ts";
import { startSweeps } from "./tables/sweep.ts";
import { dropOldTokens } from "./transactions/request-tokens.ts";
import type { Output } from "./values/item.ts";

export interface DynamodbOptions extends FrontOptions {
  /** The folder that keeps the tables between runs. By default the tables are in memory. */
  path?: string;
  /** The region in the tables' ARNs. */
  region?: string;
  /** @default "127.0.0.1" */
  host?: string;
  /** By default a free port. */
  port?: number;
  /** The clock that decides when items have expired. */
  clock?: Clock;
}

export interface Dynamodb {
  /** The endpoint, for `AWS_ENDPOINT_URL_DYNAMODB`. */
  url: string;
  /** Runs an operation without IAM and without faults. It rejects with an Error that has the name of DynamoDB's error. */
  call(operation: string, input: Record<string, unknown>): Promise<Output>;
  /** Replaces a table's indexes, local ones too, and fills the new ones. */
  setIndexes(tableName: string, indexes: Indexes): Promise<Filled>;
  /** Gives a table the stream that a program registers, or ends its stream. */
  setStream(tableName: string, stream: RegisteredStream | undefined): Promise<void>;
  /** The records of the tables' streams. */
  log: StreamLog;
  /** The places that the streams' readers have reached. */
  marks: Marks;
  close(): Promise<void>;
}

const housekeepingMs = 10 * 60 * 1000;

/**
 * Starts DynamoDB.
 *
 * @example
 * const dynamodb = await startDynamodb();
 * const { TableNames } = await dynamodb.call("ListTables", {});
 * await dynamodb.close();
 *
 * @throws Error of one line when the port is taken, or the folder is in use
 */
export async function startDynamodb(options: DynamodbOptions = {}): Promise<Dynamodb> {
  const { path, region = defaultRegion, host = "127.0.0.1", port = 0, clock = systemClock } = options;
  const store = await openStore(path, region, accountId);
  // An earlier run may have ended before it had filled its indexes.
  for (const table of store.tables.values())
    if (table.record.unfilled?.length) await fillIndexes(store, table);
  const front = await listen(host, port);
  // Idle connections stay open. A client that sent a request on a closing one would lose it.
  front.server.keepAliveTimeout = 0;
  front.serve((req, res) => answer(store, req, res, options));
  const endSweeps = startSweeps(store, clock);
  const housekeeping = setInterval(() => goOn(store, keepHouse(store)), housekeepingMs).unref();
  return {
    url: front.origin,
    call: (operation, input) => callAs(store, operation, input),
    setIndexes: (tableName, indexes) => setIndexes(store, findTable(store, tableName), indexes),
    setStream: (tableName, stream) => setStream(store, findTable(store, tableName), stream),
    log: createStreamLog(store),
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

async function keepHouse(store: Store): Promise<void> {
  await dropOldTokens(store);
  await dropOldRecords(store);
}

function copyOf(value: Output): Output {
  return JSON.parse(JSON.stringify(value));
}

async function callAs(store: Store, operation: string, input: Output): Promise<Output> {
  try {
    const found = operations[operation] ?? streamOperations[operation];
    if (!found) throw unknownOperation(operation);
    // The input and the output are copied, as HTTP would do.
    return copyOf(await runOperation(store, found, copyOf(input)));
  } catch (error) {
    const { body, message } = error as Error & { body?: Output };
    if (!body) throw error;
    const name = String(body.__type).replace(/^.*#/, "");
    throw Object.assign(new Error(`${operation}: ${name}: ${message}`), { name, body });
  }
}
