// The report on one batch, for the terminal.

export interface BatchLine {
  tableName: string;
  functionName: string;
  /** Number of records in the batch. */
  records: number;
  durationMs: number;
  /** Message of the error, when the batch failed. */
  error?: string;
  /** What happens next to a batch that failed, such as "again, retry 1 of 2". */
  note?: string;
  /** The function's output. */
  log?: string;
  /** Lambda's REPORT line of the event. */
  report?: string;
}
