// The DynamoDB client: how long it waits, and what a conditional write comes to.

import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
} from "@aws-sdk/client-dynamodb";

/** An item in DynamoDB's own form. */
export type Item = Record<string, AttributeValue>;

/**
 * Three attempts of 3 s and the backoff between them end within 12 s, below either gateway's limit; `signal` ends them earlier
 * where a function has less.
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

/** Why a conditional write did not happen. */
export class Conflict {
  /** The item as it is; none when there is none. */
  readonly item: Item | undefined;
  /** How often the SDK sent the write: from the second on, an earlier one may have happened. */
  readonly attempts: number;

  constructor(item: Item | undefined, attempts: number) {
    this.item = item;
    this.attempts = attempts;
  }
}

/** The outcome of a conditional write, or the conflict that its condition met. */
export async function unlessConflict<Output>(write: Promise<Output>): Promise<Output | Conflict> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return new Conflict(error.Item, error.$metadata.attempts ?? 1);
  }
}
