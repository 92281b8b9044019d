// Writes a user and its claims in one transaction.

import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { Invocation } from "../../http/request.ts";
import { Conflict } from "../client.ts";
import { free, leave, take } from "./claim-parts.ts";
import { transact } from "./transact.ts";

/** The claims that a write takes and frees, by the fields' names. */
export interface Claims {
  taken: Map<string, string>;
  freed: Map<string, string>;
}

/** The result of a write whose claims other users have. */
export class Taken {
  /** The names of the fields. */
  readonly names: string[];

  constructor(names: string[]) {
    this.names = names;
  }
}

/**
 * Writes a user with the claims that it takes and frees. It does not free a claim of another user, which an old duplicate can have.
 *
 * @returns `undefined` after the write; a `Conflict` when the write's condition did not hold; `Taken` when other users have the claims
 */
export async function writeWithClaims(
  invocation: Invocation,
  id: string,
  write: TransactWriteItem,
  { taken, freed }: Claims,
): Promise<Conflict | Taken | undefined> {
  const foreign = new Set<string>();
  for (;;) {
    const parts = [write];
    for (const claim of taken.values()) parts.push(take(claim, id));
    for (const claim of freed.values()) parts.push(foreign.has(claim) ? leave(claim, id) : free(claim, id));
    const refused = await transact(invocation, parts);
    if (!refused) return undefined;
    if (refused.failed(0)) return new Conflict(refused.item(0), refused.attempts);
    const lost = [...taken.keys()].filter((_, index) => refused.failed(1 + index));
    if (lost.length > 0) return new Taken(lost);
    for (const [index, claim] of [...freed.values()].entries()) {
      if (!refused.failed(1 + taken.size + index)) continue;
      if (!foreign.delete(claim)) foreign.add(claim);
    }
  }
}
