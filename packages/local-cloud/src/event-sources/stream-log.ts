// What an event source reads: the records of a stream, and how far it has come in them.

/** A record as the streams API and a function's event have it. */
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
  /** Of what the service itself has deleted. */
  userIdentity?: { type: string; principalId: string };
}

/** One shard's records. */
export interface StreamLog {
  /** The records after a sequence number, the oldest first, `limit` at most. */
  read(after: string, limit: number): Promise<StreamRecord[]>;
  /** The number of the newest record; that of the beginning where there is none. */
  latest(): Promise<string>;
  /** Calls the listener when there are more records, until the returned function is called. */
  onAppend(listener: () => void): () => void;
}

/** Before every sequence number. */
export const beginning = "0";

/** How far mappings have come, by their keys: the number of the last record that is done with. */
export interface Checkpoints {
  get(key: string): Promise<string | undefined>;
  set(key: string, sequenceNumber: string): Promise<void>;
  /** Forgets all but these. */
  keep(keys: string[]): Promise<void>;
}
