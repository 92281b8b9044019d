// Decides whether a batch that failed, as a whole or in part, is retried, split in two, or dropped.
import type { Invocation } from "../lambda/invocation.ts";
import type { Mapping } from "./mapping.ts";
import type { StreamRecord } from "./stream-log.ts";

/** Records that go to the function as one event. */
export interface Segment {
  records: StreamRecord[];
  /** How often these records have failed as one event. */
  failures: number;
  /** How often in a row these records have waited for the next delivery. */
  pauses: number;
}

export interface Outcome {
  /** The records still to be delivered, the next first. All others of the segment are delivered or dropped. */
  again: Segment[];
  /** What happens next to the records, for people to read, when any of them failed. */
  note?: string;
}

/** Decides, by a function's answer, which records of a segment are delivered again. */
export function afterDelivery(segment: Segment, invocation: Invocation, mapping: Mapping): Outcome {
  const { records } = segment;
  const { error, payload } = invocation;
  // A throttled event does not count as a try: docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html.
  if (error?.type === "Throttled") {
    const again = [{ ...segment, pauses: segment.pauses + 1 }];
    return { again, note: "again later; the records after it wait" };
  }
  const answered = mapping.reportBatchItemFailures ? firstFailure(records, payload) : records.length;
  const from = error ? 0 : answered;
  if (from === records.length) return { again: [] };
  const again = afterFailure(segment, from, mapping);
  return { again, note: noteOf(segment, again, mapping) };
}

/**
 * Returns the index of the first failed record, by the answer of a function with `ReportBatchItemFailures`: the lowest one that
 * the answer names, 0 when it names a record that is not in the batch, `records.length` when it names none.
 * Recorded on AWS: LocalStack, test_lambda_integration_dynamodbstreams.snapshot.json, 2025-11-25.
 */
function firstFailure(records: StreamRecord[], answer: unknown): number {
  const failed = (answer as { batchItemFailures?: unknown } | null | undefined)?.batchItemFailures;
  if (!Array.isArray(failed) || failed.length === 0) return records.length;
  const indexes = failed.map((one) =>
    records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === one?.itemIdentifier),
  );
  return Math.max(0, Math.min(...indexes));
}

function afterFailure({ records, failures, pauses }: Segment, from: number, mapping: Mapping): Segment[] {
  // When the place in the stream moves on, tries count from zero again: LocalStack's recording, as above.
  if (from > 0) return [{ records: records.slice(from), failures: 0, pauses: 0 }];
  // A split does not count as a try: docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html.
  if (mapping.bisectBatchOnFunctionError && records.length > 1) {
    const middle = Math.ceil(records.length / 2);
    return [records.slice(0, middle), records.slice(middle)].map((half) => ({
      ...{ records: half, failures, pauses: 0 },
    }));
  }
  const { maximumRetryAttempts } = mapping;
  if (maximumRetryAttempts >= 0 && failures >= maximumRetryAttempts) return [];
  return [{ records, failures: failures + 1, pauses: pauses + 1 }];
}

function noteOf({ records, failures }: Segment, again: Segment[], mapping: Mapping): string {
  const [next] = again;
  const { maximumRetryAttempts: limit } = mapping;
  if (!next) return `dropped after ${failures + 1} ${failures === 0 ? "try" : "tries"}`;
  if (again.length > 1) return "again in two halves";
  const done = records.length - next.records.length;
  if (done > 0) return `again from its record ${done + 1} on`;
  return `again, retry ${next.failures}${limit < 0 ? "" : ` of ${limit}`}; the records after it wait`;
}
