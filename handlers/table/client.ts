// The DynamoDB client with its time limits, and the result of a conditional write.

import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
} from "@aws-sdk/client-dynamodb";

/** An item in DynamoDB's form: `{ id: { S: "…" } }`. */
export type Item = Record<string, AttributeValue>;

/**
 * The client. Three attempts of 3 s with their pauses end within 12 s, below the limit of both gateways. The request's `signal` ends them
 * earlier when the function has less time.
 */
export const client = /* @__PURE__ */ new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    socketTimeout: 3_000,
    throwOnRequestTimeout: true,
  },
});

/** The result of a write whose condition did not hold. */
export class Conflict {
  /** The current item; `undefined` when there is none. */
  readonly item: Item | undefined;
  /** The number of times that the SDK sent the write. With more than one, an earlier attempt may have succeeded. */
  readonly attempts: number;

  constructor(item: Item | undefined, attempts: number) {
    this.item = item;
    this.attempts = attempts;
  }
}

/** Returns the result of a conditional write, or a `Conflict` when its condition did not hold. */
export async function unlessConflict<Output>(write: Promise<Output>): Promise<Output | Conflict> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return new Conflict(error.Item, error.$metadata.attempts ?? 1);
  }
}
