// An event source mapping: it connects a table's stream to the function that gets the records.
import type { Filter } from "./filter/filter-pattern.ts";

/** The two ends of a mapping, for people to read. */
export interface MappingLine {
  tableName: string;
  functionName: string;
}

export interface Mapping extends MappingLine {
  /** The mapping's resource name in the program. */
  name: string;
  /** The mapping's identity. It changes when AWS would replace the mapping instead of updating it. */
  key: string;
  streamArn: string;
  functionArn: string;
  enabled: boolean;
  startingPosition: "LATEST" | "TRIM_HORIZON";
  /** The greatest number of records in a batch. */
  batchSize: number;
  /** Seconds that a batch waits for more records before it is delivered. */
  maximumBatchingWindowInSeconds: number;
  /** How often a failed batch is retried; -1 for no limit. */
  maximumRetryAttempts: number;
  /** Seconds until a record is dropped; -1 for as long as the stream keeps it. */
  maximumRecordAgeInSeconds: number;
  bisectBatchOnFunctionError: boolean;
  reportBatchItemFailures: boolean;
  /** A record goes to the function when one of these filters matches, or when the list is empty. */
  filters: Filter[];
  /** All of the mapping's settings as text, to tell a changed mapping from an unchanged one. */
  declaration: string;
}
