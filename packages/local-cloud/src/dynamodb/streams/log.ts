// Reads the records of streams, and removes old ones.
import { recordKey, recordsOf, sequenceOf, streamKey } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import type { Stream } from "../store/table.ts";
import { justAfter } from "../values/encode-key.ts";
import type { Output } from "../values/item.ts";

/** A stream's record, with its sequence number. The numbers count over all streams. */
export interface Logged {
  sequence: number;
  record: Output;
}

export interface Page {
  /** The sequence number after which the page begins; 0 for the oldest record. */
  after: number;
  limit?: number;
  /** Bytes after which a page ends. */
  bytes?: number;
}

export interface StreamLog {
  /** Returns the stream with an ARN. It is enabled, or was disabled less than a day ago. */
  stream(arn: string): Stream | undefined;
  /** Returns the newest sequence number of all streams. Later records have higher ones. */
  last(): number;
  /** Reads records of a stream in their order. Records older than a day are left out. */
  read(stream: Stream, page: Page): Promise<Logged[]>;
  /** Calls the listener with a stream's ARN when new records are on the disk. The returned function ends this. */
  onAppended(listener: (streamArn: string) => void): () => void;
}

const keptMs = 24 * 60 * 60 * 1000;

export function createStreamLog(store: Store): StreamLog {
  const { events, streams } = store;
  return {
    stream: (arn) => streams.get(arn),
    last: () => store.sequence,
    read: (stream, page) => readRecords(store, stream, page),
    onAppended(listener) {
      events.on("appended", listener);
      return () => events.off("appended", listener);
    },
  };
}

const isOld = (record: Output) => record.dynamodb.ApproximateCreationDateTime < (Date.now() - keptMs) / 1000;

/** Reads records of a stream in their order. Records older than a day are left out. */
export async function readRecords(
  { database }: Store,
  stream: Stream,
  { after, limit = 1000, bytes = Number.POSITIVE_INFINITY }: Page,
): Promise<Logged[]> {
  const { lt } = recordsOf(stream.id);
  const found: Logged[] = [];
  let size = 0;
  for await (const [key, value] of database.entries({ gte: justAfter(recordKey(stream.id, after)), lt })) {
    const record = value as Output;
    if (isOld(record)) continue;
    size += record.dynamodb.SizeBytes;
    if (found.length > 0 && size > bytes) break;
    found.push({ sequence: sequenceOf(key), record });
    if (found.length >= limit) break;
  }
  return found;
}

/** Removes records that are older than a day, and streams that ended more than a day ago. */
export async function dropOldRecords({ database, streams }: Store): Promise<void> {
  for (const { id, arn, disabledAt } of streams.values()) {
    const range = recordsOf(id);
    if (disabledAt !== undefined && disabledAt < Date.now() - keptMs) {
      streams.delete(arn);
      await database.write([{ type: "del", key: streamKey(arn) }]);
      await database.clear(range);
      continue;
    }
    for await (const [key, record] of database.entries(range)) {
      if (isOld(record as Output)) continue;
      await database.clear({ gte: range.gte, lt: key });
      break;
    }
  }
}
