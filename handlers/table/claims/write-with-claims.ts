// One write of a user together with the claims that it takes and frees.

import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { Invocation } from "../../http/request.ts";
import { Conflict } from "../client.ts";
import { free, leave, take } from "./claim-parts.ts";
import { transact } from "./transact.ts";

/** Claims by the names of their fields. */
export interface Claims {
  taken: Map<string, string>;
  freed: Map<string, string>;
}

/** Claims that are other users'. */
export class Taken {
  /** Of their fields. */
  readonly names: string[];

  constructor(names: string[]) {
    this.names = names;
  }
}

/**
 * Carries the write out with the claims of the user of that id. A claim to free that is another user's, as that of an old duplicate is,
 * is left alone.
 *
 * @returns why nothing was written: the write's own condition did not hold or, if it did, others have claims that were to be taken
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
