// Writes and reads shard iterators: texts for a place in a stream.
import { validationError } from "../values/service-error.ts";

export interface Place {
  streamArn: string;
  /** The sequence number after which to read. */
  after: number;
  /** The time when the iterator was made, in epoch milliseconds. */
  at: number;
}

/** Returns an iterator of three parts, as on AWS: the stream's ARN, a version, and the place in base64. */
export function shardIterator({ streamArn, after }: Omit<Place, "at">): string {
  const rest = Buffer.from(JSON.stringify({ after, at: Date.now() })).toString("base64");
  return `${streamArn}|1|${rest}`;
}

/** Reads the place in an iterator. @throws ServiceError for a text that is no iterator */
export function readIterator(text: string): Place {
  const [streamArn, version, rest] = text.split("|");
  try {
    if (!streamArn || version !== "1" || rest === undefined) throw new Error("It has not three parts.");
    const { after, at } = JSON.parse(Buffer.from(rest, "base64").toString());
    if (typeof after !== "number" || typeof at !== "number") throw new Error("It has no place.");
    return { streamArn, after, at };
  } catch {
    throw validationError("Invalid ShardIterator");
  }
}
