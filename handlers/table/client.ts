// The DynamoDB client: how long it waits, and which of its failures are worth another try by the caller.

import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "@aws-sdk/client-dynamodb";
import { tableUnavailable } from "../user/refusals.ts";

/** An item in DynamoDB's own form. */
export type Item = Record<string, AttributeValue>;

/**
 * Three attempts of 3 s and the backoff between them end within 12 s, below either gateway's limit; `signal` ends them earlier
 * where a function has less.
 */
const client = new DynamoDBClient({
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

/** Sends a command. Throws a 503 when the table is throttled, fails, or does not answer in time. */
export async function send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: Parameters<typeof client.send<Input, Output>>[0],
  signal: AbortSignal,
): Promise<Output> {
  try {
    return await client.send(command, { abortSignal: signal });
  } catch (error) {
    throw isTemporary(error) ? tableUnavailable(error) : error;
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

const temporary = new Set([
  "AbortError",
  "ProvisionedThroughputExceededException",
  "ReplicatedWriteConflictException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "TimeoutError",
]);

function isTemporary(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  // Failures of the connection have the system's codes, such as ECONNREFUSED; mistakes of ours have ERR_…
  const unreachable = typeof code === "string" && /^(?:E[A-Z0-9]+|EAI_AGAIN)$/.test(code);
  return temporary.has(error.name) || unreachable || ($metadata?.httpStatusCode ?? 0) >= 500;
}
