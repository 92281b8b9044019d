// Reads a stream batch by batch: a batch is due when it is full, or when its window has ended.
import type { Clock } from "./clock.ts";
import type { Mapping } from "./mapping.ts";
import type { StreamLog, StreamRecord } from "./stream-log.ts";

export interface Batch {
  /** Those that match the filters; none where no record has matched. */
  records: StreamRecord[];
  /** The number of the last record read, matching or not. */
  end: string;
}

/** Lambda's limit of an event, less what stands around the records. */
const maxBytes = 6 * 2 ** 20 - 100;

export class BatchReader {
  readonly #mapping: Mapping;
  readonly #log: StreamLog;
  readonly #clock: Clock;

  constructor(mapping: Mapping, log: StreamLog, clock: Clock) {
    this.#mapping = mapping;
    this.#log = log;
    this.#clock = clock;
  }

  /** The next batch after a sequence number, once it is due; `undefined` when the signal aborts. */
  async next(after: string, signal: AbortSignal): Promise<Batch | undefined> {
    const { batchSize, maximumBatchingWindowInSeconds: seconds } = this.#mapping;
    const batch: Batch = { records: [], end: after };
    let bytes = 0;
    let ends = Number.POSITIVE_INFINITY;
    while (!signal.aborted) {
      const more = this.#appended(signal);
      const page = await this.#log.read(batch.end, batchSize);
      for (const record of page) {
        const size = this.#matches(record) ? Buffer.byteLength(JSON.stringify(record)) + 1 : 0;
        if (bytes + size > maxBytes) return more.dismiss(batch);
        bytes += size;
        batch.end = record.dynamodb.SequenceNumber;
        if (size > 0) batch.records.push(record);
        if (batch.records.length === batchSize) return more.dismiss(batch);
      }
      if (page.length > 0) {
        // What nobody waits for is done with.
        more.dismiss();
        if (batch.records.length > 0) ends = Math.min(ends, this.#clock.now() + seconds * 1000);
        continue;
      }
      const left = ends - this.#clock.now();
      if (left <= 0 || (batch.records.length === 0 && batch.end !== after)) return more.dismiss(batch);
      await more.within(left, this.#clock);
    }
    return undefined;
  }

  #matches(record: StreamRecord): boolean {
    const { filters } = this.#mapping;
    return filters.length === 0 || filters.some((matches) => matches(record));
  }

  /** Watches for records from now on, so that none comes unseen between a look and the wait for more. */
  #appended(signal: AbortSignal) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const over = new AbortController();
    const unsubscribe = this.#log.onAppend(resolve);
    signal.addEventListener("abort", () => resolve(), { signal: over.signal });
    const dismiss = <T>(result?: T): T | undefined => {
      unsubscribe();
      over.abort();
      return result;
    };
    return {
      dismiss,
      /** Waits for the next, for so long at most. */
      async within(milliseconds: number, clock: Clock): Promise<void> {
        const waits = Number.isFinite(milliseconds) ? [clock.wait(milliseconds, over.signal)] : [];
        await Promise.race([promise, ...waits]);
        dismiss();
      },
    };
  }
}
