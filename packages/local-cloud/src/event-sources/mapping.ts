// An event source mapping: a table's stream, the function that gets its records, and how.
import type { Filter } from "./filter/filter-pattern.ts";

/** What a mapping connects, for people to read. */
export interface MappingLine {
  tableName: string;
  functionName: string;
}

export interface Mapping extends MappingLine {
  /** Its name in the program. */
  name: string;
  /** The same for as long as AWS would keep the mapping instead of making another. */
  key: string;
  streamArn: string;
  functionArn: string;
  enabled: boolean;
  startingPosition: "LATEST" | "TRIM_HORIZON";
  /** Records of a batch at most. */
  batchSize: number;
  /** Seconds that a batch waits for more records. */
  maximumBatchingWindowInSeconds: number;
  /** Repetitions of a failed batch; -1 for no end. */
  maximumRetryAttempts: number;
  /** Seconds; -1 for as long as the stream has the record. */
  maximumRecordAgeInSeconds: number;
  bisectBatchOnFunctionError: boolean;
  reportBatchItemFailures: boolean;
  /** A record goes to the function when one of these matches, or when there is none. */
  filters: Filter[];
  /** All of it in a text: one with another text is another mapping. */
  declaration: string;
}
