// Several conditional writes that happen together or not at all.

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

/** Why a transaction did not happen: what became of the conditions of its parts, in their order. */
export class Refused {
  readonly #reasons: CancellationReason[];
  /** How often the SDK sent it: from the second on, an earlier one may have happened. */
  readonly attempts: number;

  constructor(reasons: CancellationReason[], attempts: number) {
    this.#reasons = reasons;
    this.attempts = attempts;
  }

  /** Whether the condition of that part is known not to hold. */
  failed(part: number): boolean {
    return this.#reasons[part]?.Code === "ConditionalCheckFailed";
  }

  /** The item that such a part met, if there is one and it asked for it. */
  item(part: number): Item | undefined {
    return this.#reasons[part]?.Item;
  }
}

/** Reasons of a table that is busy. */
const busy = ["ThrottlingError", "ProvisionedThroughputExceeded"];

/**
 * Writes all parts, or says which conditions did not hold. DynamoDB carries out one token once: repeats by the SDK after a lost answer
 * have the same, a try after another transaction was in the way has a new one.
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

/** The refusal; none when another transaction was in the way. Throws what is neither. */
function refusedBy(error: unknown): Refused | undefined {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  const has = (code: string) => reasons.some(({ Code }) => Code === code);
  if (busy.some(has)) throw unavailable();
  if (has("TransactionConflict")) return undefined;
  if (has("ConditionalCheckFailed")) return new Refused(reasons, error.$metadata.attempts ?? 1);
  throw error;
}
