// Opens the store: the tables, their streams, and the database with their items.
import { EventEmitter } from "node:events";
import { notFound } from "../values/service-error.ts";
import { type Database, openDatabase } from "./database.ts";
import { allStreams, allTables, recordsOf, sequenceOf } from "./keys.ts";
import { readTable, type Stream, type Table, type TableRecord } from "./table.ts";

export interface Store {
  database: Database;
  /** The tables by name. */
  tables: Map<string, Table>;
  /** The streams by ARN: enabled ones, and disabled ones that can still be read. */
  streams: Map<string, Stream>;
  /** The sequence number of the newest record, counted over all streams. */
  sequence: number;
  /** Emits `appended` with a stream's ARN when new records of the stream are on the disk. */
  events: EventEmitter<{ appended: [streamArn: string] }>;
  /** Work that goes on after its request was answered. */
  work: Set<Promise<unknown>>;
  region: string;
  account: string;
}

/** Opens the store in a folder, or an empty store in memory. */
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

/** Returns the highest sequence number so far. Numbers are never reused, even after their records are gone. */
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

/** Returns the table with a name. @throws ServiceError when there is none */
export function tableOf({ tables }: Store, name: string): Table {
  const table = tables.get(name);
  if (!table) throw notFound();
  return table;
}

/** Finds the table of an operation on tables. @throws ServiceError with the table's name, which errors of operations on items do not have */
export function findTable({ tables }: Store, name: string): Table {
  const table = tables.get(name);
  if (!table) throw notFound(`: Table: ${name} not found`);
  return table;
}

/** Finds a stream by its ARN. @throws ServiceError when the stream does not exist, or exists no more */
export function findStream({ streams }: Store, arn: string): Stream {
  const stream = streams.get(arn);
  // The message is AWS's own: LocalStack's snapshot of 20 November 2024.
  if (!stream) throw notFound(`: Stream: ${arn} not found`);
  return stream;
}

/** Lets work go on after its request. Closing DynamoDB waits for it. An error in it ends the process. */
export function goOn({ work }: Store, doing: Promise<unknown>): void {
  work.add(doing);
  void doing.finally(() => work.delete(doing));
}
