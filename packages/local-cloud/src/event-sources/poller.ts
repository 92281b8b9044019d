// Delivers a stream's records to a function in batches. A failed batch delays all later ones until it is delivered or dropped.
import type { Invocation } from "../lambda/invocation.ts";
import type { Clock } from "../time/clock.ts";
import type { BatchLine } from "./batch-line.ts";
import { afterDelivery, type Segment } from "./failures.ts";
import type { Mapping } from "./mapping.ts";
import { nextBatch } from "./next-batch.ts";
import type { Checkpoints, StreamLog, StreamRecord } from "./stream-log.ts";

export interface PollerOptions {
  log: StreamLog;
  checkpoints: Checkpoints;
  clock: Clock;
  invoke(functionArn: string, event: unknown): Promise<Invocation>;
  /** Is called with the result of each batch. */
  onBatch?(line: BatchLine): void;
}

/** Seconds that a stream keeps its records. */
const retention = 24 * 60 * 60;

/** Milliseconds before a failed batch is delivered again, doubled from `first` to `longest`. AWS does not document its own. */
const pause = { first: 500, longest: 30_000 };

export class Poller {
  readonly mapping: Mapping;
  readonly #options: PollerOptions;
  readonly #stopping = new AbortController();
  /** Ends a pause early. */
  #pause = new AbortController();
  readonly #running: Promise<void>;

  /** @param place the sequence number of the last record that has been delivered or dropped */
  constructor(mapping: Mapping, place: string, options: PollerOptions) {
    this.mapping = mapping;
    this.#options = options;
    this.#running = this.#run(place);
  }

  /** Delivers a failed batch again without further delay. */
  retryNow(): void {
    this.#pause.abort();
  }

  /** Stops after the current event. Later records stay undelivered. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#pause.abort();
    await this.#running;
  }

  async #run(start: string): Promise<void> {
    const source = { ...this.#options, mapping: this.mapping };
    let place = start;
    for (;;) {
      const batch = await nextBatch(source, place, this.#stopping.signal);
      if (!batch || !(await this.#deliver(batch.records))) return;
      place = batch.end;
      await this.#doneWith(place);
    }
  }

  /** @returns true when every record has been delivered or dropped, false when the poller was stopped before */
  async #deliver(records: StreamRecord[]): Promise<boolean> {
    const waiting: Segment[] = [{ records, failures: 0, pauses: 0 }];
    for (let segment = waiting.shift(); segment; segment = waiting.shift()) {
      if (segment.pauses > 0) await this.#wait(segment.pauses);
      const fresh = await this.#withoutAged(segment);
      if (fresh.records.length === 0) continue;
      if (this.#stopping.signal.aborted) return false;
      waiting.unshift(...(await this.#send(fresh)));
    }
    return true;
  }

  /** Invokes the function with a segment. @returns the segments still to be delivered */
  async #send(segment: Segment): Promise<Segment[]> {
    const { records } = segment;
    const invocation = await this.#invoke(records);
    const { again, note } = afterDelivery(segment, invocation, this.mapping);
    this.#tell(records, invocation, note);
    const left = again.reduce((sum, one) => sum + one.records.length, 0);
    const last = records[records.length - left - 1];
    if (last) await this.#doneWith(last.dynamodb.SequenceNumber);
    return again;
  }

  async #invoke(records: StreamRecord[]): Promise<Invocation> {
    const { functionArn, streamArn } = this.mapping;
    const Records = records.map((record) => ({ ...record, eventSourceARN: streamArn }));
    try {
      return await this.#options.invoke(functionArn, { Records });
    } catch (error) {
      // Lambda could not run the function at all. The batch is delivered again, as after throttling.
      const { message } = error as Error;
      return { error: { type: "Throttled", message }, durationMs: 0, log: "" };
    }
  }

  /** Drops the records that are too old. */
  async #withoutAged(segment: Segment): Promise<Segment> {
    const { maximumRecordAgeInSeconds: age } = this.mapping;
    const limit = age < 0 ? retention : age;
    const oldest = this.#options.clock.now() / 1000 - limit;
    const first = segment.records.findIndex(({ dynamodb }) => dynamodb.ApproximateCreationDateTime >= oldest);
    if (first === 0 || segment.records.length === 0) return segment;
    const aged = first < 0 ? segment.records : segment.records.slice(0, first);
    this.#tell(aged, { durationMs: 0, log: "" }, `dropped, older than ${limit} s`);
    await this.#doneWith(aged[aged.length - 1]?.dynamodb.SequenceNumber ?? "");
    return { ...segment, records: segment.records.slice(aged.length) };
  }

  async #wait(times: number): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    this.#pause = new AbortController();
    const milliseconds = Math.min(pause.first * 2 ** (times - 1), pause.longest);
    await this.#options.clock.wait(milliseconds, this.#pause.signal);
  }

  #doneWith(sequenceNumber: string): Promise<void> {
    return this.#options.checkpoints.set(this.mapping.key, sequenceNumber);
  }

  #tell(records: StreamRecord[], { durationMs, error, log, report }: Invocation, note?: string): void {
    const { tableName, functionName } = this.mapping;
    this.#options.onBatch?.({
      ...{ tableName, functionName, records: records.length, durationMs, log, report, note },
      ...(error && { error: error.message }),
    });
  }
}
