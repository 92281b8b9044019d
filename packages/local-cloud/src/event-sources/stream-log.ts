// The types that event source mappings read: the records of a stream, and each mapping's place in it.

/** A stream's record, in the form of the streams API and of a function's event. */
export interface StreamRecord {
  eventID: string;
  eventName: "INSERT" | "MODIFY" | "REMOVE";
  eventVersion: string;
  eventSource: string;
  awsRegion: string;
  dynamodb: {
    /** Seconds since 1970. */
    ApproximateCreationDateTime: number;
    SequenceNumber: string;
    [member: string]: unknown;
  };
  /** Names DynamoDB itself when it has deleted the item, by its time to live. */
  userIdentity?: { type: string; principalId: string };
}

/** The records of a stream. */
export interface StreamLog {
  /** Returns the records after a sequence number, the oldest first, `limit` at most. */
  read(after: string, limit: number): Promise<StreamRecord[]>;
  /** Returns the newest record's sequence number; without records, one that comes before all. */
  latest(): Promise<string>;
  /** Calls the listener when records arrive. The returned function ends this. */
  onAppend(listener: () => void): () => void;
}

/** The sequence number before all others. */
export const beginning = "0";

/** The places of mappings in their streams, by the mappings' keys: the sequence number of the last record delivered or dropped. */
export interface Checkpoints {
  get(key: string): Promise<string | undefined>;
  set(key: string, sequenceNumber: string): Promise<void>;
  /** Forgets the places of all mappings but these. */
  keep(keys: string[]): Promise<void>;
}
