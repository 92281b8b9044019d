// Reads a stream batch by batch: a batch is due when it is full, or when its window has ended.
import type { Clock } from "../time/clock.ts";
import type { Mapping } from "./mapping.ts";
import type { StreamLog, StreamRecord } from "./stream-log.ts";

export interface Batch {
  /** The records that match the filters. The list is empty when no record did. */
  records: StreamRecord[];
  /** The sequence number of the last record read, matching or not. */
  end: string;
  /** Size of the records as JSON. */
  bytes: number;
}

/** Lambda's size limit of an event, 6 MiB, less 100 bytes for the text around the records. */
const maxBytes = 6 * 2 ** 20 - 100;

/** A mapping, its stream and the clock. */
interface Source {
  mapping: Mapping;
  log: StreamLog;
  clock: Clock;
}

/** Waits until the next batch after a sequence number is due, and returns it; `undefined` when the signal aborts. */
export async function nextBatch(
  { mapping, log, clock }: Source,
  after: string,
  signal: AbortSignal,
): Promise<Batch | undefined> {
  const over = new AbortController();
  let more = Promise.withResolvers<void>();
  const unsubscribe = log.onAppend(() => more.resolve());
  signal.addEventListener("abort", () => more.resolve(), { signal: over.signal });
  try {
    const batch: Batch = { records: [], end: after, bytes: 0 };
    let windowEnds = Number.POSITIVE_INFINITY;
    while (!signal.aborted) {
      // This comes before the read, so that a record that arrives after the read ends the wait.
      more = Promise.withResolvers();
      const page = await log.read(batch.end, mapping.batchSize);
      if (isFullWith(batch, page, mapping)) return batch;
      if (windowEnds === Number.POSITIVE_INFINITY && batch.records.length > 0)
        windowEnds = clock.now() + mapping.maximumBatchingWindowInSeconds * 1000;
      if (page.length > 0) continue;
      const left = windowEnds - clock.now();
      const hasOnlyOthers = batch.records.length === 0 && batch.end !== after;
      if (left <= 0 || hasOnlyOthers) return batch;
      const waits = Number.isFinite(left) ? [clock.wait(left, over.signal)] : [];
      await Promise.race([more.promise, ...waits]);
    }
    return undefined;
  } finally {
    unsubscribe();
    over.abort();
  }
}

/** Adds records to a batch, and tells whether it is full. Records that do not fit are read again later. */
function isFullWith(batch: Batch, page: StreamRecord[], { filters, batchSize }: Mapping): boolean {
  for (const record of page) {
    if (filters.length === 0 || filters.some((matches) => matches(record))) {
      const bytes = batch.bytes + Buffer.byteLength(JSON.stringify(record)) + 1;
      if (bytes > maxBytes) return true;
      batch.bytes = bytes;
      batch.records.push(record);
    }
    batch.end = record.dynamodb.SequenceNumber;
    if (batch.records.length === batchSize) return true;
  }
  return false;
}
