// A stream in memory, and a function that answers by a script.
import type { BatchLine } from "../../src/event-sources/batch-line.ts";
import { createEventSources } from "../../src/event-sources/event-sources.ts";
import type { Mapping } from "../../src/event-sources/mapping.ts";
import type { Checkpoints, StreamLog, StreamRecord } from "../../src/event-sources/stream-log.ts";
import type { Invocation } from "../../src/lambda/invocation.ts";
import { ManualClock, settled, start } from "./clock.ts";

export function recordOf(
  number: number,
  more: Partial<StreamRecord> = {},
  seconds = start / 1000,
): StreamRecord {
  return {
    ...{ eventID: `id-${number}`, eventName: "INSERT", eventVersion: "1.1", eventSource: "aws:dynamodb" },
    awsRegion: "eu-west-1",
    dynamodb: {
      ApproximateCreationDateTime: seconds,
      Keys: { id: { S: String(number) } },
      SequenceNumber: String(number),
    },
    ...more,
  };
}

export class MemoryLog implements StreamLog {
  readonly records: StreamRecord[] = [];
  readonly #listeners = new Set<() => void>();

  /** Appends records: a number becomes a record with that number. */
  append(...records: (number | StreamRecord)[]): void {
    this.records.push(...records.map((one) => (typeof one === "number" ? recordOf(one) : one)));
    for (const listener of this.#listeners) listener();
  }

  async read(after: string, limit: number): Promise<StreamRecord[]> {
    const isLater = ({ dynamodb }: StreamRecord) => Number(dynamodb.SequenceNumber) > Number(after);
    return this.records.filter(isLater).slice(0, limit);
  }

  async latest(): Promise<string> {
    return this.records.at(-1)?.dynamodb.SequenceNumber ?? "0";
  }

  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}

export function memoryCheckpoints(): Checkpoints & { places: Map<string, string> } {
  const places = new Map<string, string>();
  return {
    places,
    get: async (key) => places.get(key),
    async set(key, sequenceNumber) {
      places.set(key, sequenceNumber);
    },
    async keep(keys) {
      for (const key of places.keys()) if (!keys.includes(key)) places.delete(key);
    },
  };
}

export function mapping(more: Partial<Mapping> = {}): Mapping {
  const fields = {
    ...{ name: "on-change", key: "on-change", tableName: "things", functionName: "f-1" },
    streamArn: "arn:aws:dynamodb:eu-west-1:000000000000:table/things/stream/2024-01-01T00:00:00.000",
    functionArn: "arn:aws:lambda:eu-west-1:000000000000:function:f-1",
    ...{ enabled: true, startingPosition: "TRIM_HORIZON" as const, batchSize: 100 },
    ...{ maximumBatchingWindowInSeconds: 0, maximumRetryAttempts: -1, maximumRecordAgeInSeconds: -1 },
    ...{ bisectBatchOnFunctionError: false, reportBatchItemFailures: false, filters: [] },
    ...more,
  };
  return { declaration: JSON.stringify(fields), ...fields };
}

export const success: Invocation = { payload: null, durationMs: 1, log: "" };
export const failure: Invocation = {
  error: { type: "Unhandled", message: "broken on purpose" },
  durationMs: 1,
  log: "",
};

export interface Delivered {
  clock: ManualClock;
  log: MemoryLog;
  checkpoints: ReturnType<typeof memoryCheckpoints>;
  /** The numbers of the records in each event. */
  batches: number[][];
  events: { Records: StreamRecord[] }[];
  lines: BatchLine[];
  sources: ReturnType<typeof createEventSources>;
}

/**
 * Makes event sources with a stream in memory and a function that answers by a script.
 *
 * @param answers of the function, one for each event; the last is repeated
 */
export function deliveries(...answers: (Invocation | Promise<Invocation>)[]): Delivered {
  const [clock, log, checkpoints] = [new ManualClock(), new MemoryLog(), memoryCheckpoints()];
  const events: Delivered["events"] = [];
  const batches: number[][] = [];
  const lines: BatchLine[] = [];
  const sources = createEventSources({
    ...{ clock, checkpoints, logOf: () => log },
    onBatch: (line) => lines.push(line),
    async invoke(_, event) {
      const { Records } = event as { Records: StreamRecord[] };
      events.push({ Records });
      batches.push(Records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber)));
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? success;
    },
  });
  return { clock, log, checkpoints, batches, events, lines, sources };
}

/** Appends these records, starts the mapping, and waits for all deliveries that are due without time passing. */
export async function run(
  parts: Delivered,
  more: Partial<Mapping>,
  ...records: number[]
): Promise<Delivered> {
  parts.log.append(...records);
  await parts.sources.apply([mapping(more)]);
  await settled();
  return parts;
}
