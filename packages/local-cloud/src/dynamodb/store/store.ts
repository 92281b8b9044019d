// The tables and what is in them.
import { EventEmitter } from "node:events";
import { notFound } from "../values/service-error.ts";
import { type Database, openDatabase } from "./database.ts";
import { allStreams, allTables, recordsOf, sequenceOf } from "./keys.ts";
import { readTable, type Stream, type Table, type TableRecord } from "./table.ts";

export interface Store {
  database: Database;
  /** By their names. */
  tables: Map<string, Table>;
  /** Those that are enabled, and those that are still read; by their ARNs. */
  streams: Map<string, Stream>;
  /** The number of the last record of any stream. */
  sequence: number;
  /** Says `appended` with a stream's ARN when records of it are on the disk. */
  events: EventEmitter<{ appended: [streamArn: string] }>;
  /** What goes on after its request was answered. */
  work: Set<Promise<unknown>>;
  region: string;
  account: string;
}

/** Opens what a folder keeps, or an empty store in memory. */
export async function openStore(path: string | undefined, region: string, account: string): Promise<Store> {
  const database = await openDatabase(path);
  const tables = new Map<string, Table>();
  for await (const [, record] of database.entries(allTables)) {
    const table = readTable(record as TableRecord);
    tables.set(table.name, table);
  }
  const streams = new Map<string, Stream>();
  for await (const [, stream] of database.entries(allStreams)) {
    const { arn } = stream as Stream;
    streams.set(arn, stream as Stream);
  }
  const sequence = await lastSequence(database, streams.values());
  return {
    database,
    tables,
    streams,
    sequence,
    events: new EventEmitter(),
    work: new Set(),
    region,
    account,
  };
}

/** Numbers are given once, also where the records that had them are gone. */
async function lastSequence(database: Database, streams: Iterable<Stream>): Promise<number> {
  let last = 0;
  for (const { id, firstSequence } of streams) {
    last = Math.max(last, firstSequence);
    for await (const [key] of database.entries({ ...recordsOf(id), reverse: true })) {
      last = Math.max(last, sequenceOf(key));
      break;
    }
  }
  return last;
}

/** @throws ServiceError when there is no such table */
export function tableOf(store: Store, name: string): Table {
  const table = store.tables.get(name);
  if (!table) throw notFound();
  return table;
}
