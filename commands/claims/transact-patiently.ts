// A transaction of a command, which has more time than a request.

import { setTimeout } from "node:timers/promises";
import type { DynamoDBClient, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { HttpError } from "../../handlers/http/http-error.ts";
import { type Refused, transact } from "../../handlers/table/claims/transact.ts";

/** Seconds to wait while the table is busy, one after the other, before the command gives up. */
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
    "Expected DynamoDB to take a transaction, got none through for a minute: the table is busy. Run this again later.",
  );
}
