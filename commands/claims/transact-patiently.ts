// Writes a transaction, and repeats it while the table is busy: a command can wait longer than a request.

import { setTimeout } from "node:timers/promises";
import type { DynamoDBClient, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { HttpError } from "../../handlers/http/http-error.ts";
import { type Refused, transact } from "../../handlers/table/claims/transact.ts";

/** The waits between the tries, in seconds. After the last one the command gives up. */
const waits = [1, 2, 4, 8, 16, 32];

/** Like `transact`, but waits while the table is busy. */
export async function transactPatiently(
  client: DynamoDBClient,
  parts: TransactWriteItem[],
): Promise<Refused | undefined> {
  for (const seconds of waits) {
    try {
      return await transact({ signal: new AbortController().signal }, parts, client);
    } catch (error) {
      if (!(error instanceof HttpError && error.status === 503)) throw error;
    }
    await setTimeout(seconds * 1_000);
  }
  throw new Error(
    "Expected DynamoDB to accept a transaction, but the table was busy for a minute. Run this again later.",
  );
}
