// Runs a transaction: several conditional writes that happen together or not at all.

import { randomUUID } from "node:crypto";
import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { unavailable } from "../../http/http-error.ts";
import type { Invocation } from "../../http/request.ts";
import { client, type Item } from "../client.ts";
import { pause } from "../pause.ts";

/** The result of a transaction that was refused, with the reason for each part. */
export class Refused {
  readonly #reasons: CancellationReason[];
  /** The number of times that the SDK sent it. With more than one, an earlier attempt may have succeeded. */
  readonly attempts: number;

  constructor(reasons: CancellationReason[], attempts: number) {
    this.#reasons = reasons;
    this.attempts = attempts;
  }

  /** Tells whether the condition of a part failed. False also means that DynamoDB did not report it. */
  failed(part: number): boolean {
    return this.#reasons[part]?.Code === "ConditionalCheckFailed";
  }

  /** Returns the existing item of a failed part, if the part asked for it. */
  item(part: number): Item | undefined {
    return this.#reasons[part]?.Item;
  }
}

/** The reasons that mean a busy table. */
const busy = ["ThrottlingError", "ProvisionedThroughputExceeded"];

/**
 * Writes all parts, or returns the reasons for the refusal. DynamoDB executes one token once. A repeat by the SDK after a lost answer has
 * the same token; a new try after a conflict with another transaction has a new one.
 *
 * @throws HttpError 503 when the table is busy
 */
export async function transact(
  invocation: Pick<Invocation, "signal">,
  parts: TransactWriteItem[],
  sender: Pick<DynamoDBClient, "send"> = client,
): Promise<Refused | undefined> {
  for (let tries = 0; ; tries++) {
    const command = new TransactWriteItemsCommand({ TransactItems: parts, ClientRequestToken: randomUUID() });
    try {
      await sender.send(command, { abortSignal: invocation.signal });
      return undefined;
    } catch (error) {
      const refused = refusedBy(error);
      if (refused) return refused;
    }
    await pause(invocation, tries);
  }
}

/** Returns the refusal in an error; `undefined` for a conflict with another transaction. Throws any other error. */
function refusedBy(error: unknown): Refused | undefined {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  const has = (code: string) => reasons.some(({ Code }) => Code === code);
  if (busy.some(has)) throw unavailable();
  if (has("TransactionConflict")) return undefined;
  if (has("ConditionalCheckFailed")) return new Refused(reasons, error.$metadata.attempts ?? 1);
  throw error;
}
