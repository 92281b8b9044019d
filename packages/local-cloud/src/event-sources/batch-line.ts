// What is told of a batch.

export interface BatchLine {
  tableName: string;
  functionName: string;
  /** How many records it had. */
  records: number;
  durationMs: number;
  /** What went wrong. */
  error?: string;
  /** What becomes of a batch that failed. */
  note?: string;
  /** What the function printed. */
  log?: string;
  /** Lambda's own line of the event. */
  report?: string;
}
