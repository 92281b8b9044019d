// The report on one batch, for the terminal.
import type { Invocation } from "../lambda/invocation.ts";
import type { MappingLine } from "./mapping.ts";

export interface BatchLine extends MappingLine, Pick<Invocation, "durationMs" | "log" | "report"> {
  /** Number of records in the batch. */
  records: number;
  /** Message of the error, when the batch failed. */
  error?: string;
  /** What happens next to a batch that failed, such as "again, retry 1 of 2". */
  note?: string;
}
