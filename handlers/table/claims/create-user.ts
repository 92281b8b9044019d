// Creates a user and its claims.

import type { Invocation } from "../../http/request.ts";
import { refuseLongClaims, valuesTaken } from "../../user/claim-refusals.ts";
import { fields } from "../../user/deployed-fields.ts";
import type { UserInput } from "../../user/fields.ts";
import { createUser, thereAlready } from "../create-user.ts";
import { readItem, type StoredUser } from "../stored-user.ts";
import { getUser } from "../users-table.ts";
import { putOf } from "../writes.ts";
import { claimsOf } from "./own-claims.ts";
import { unlessUnderWay } from "./try-again.ts";
import { Taken, writeWithClaims } from "./write-with-claims.ts";

/**
 * Writes a new user with a claim on each unique value. When the id is in use, it returns the existing user with `created: false`, or
 * `created: true` when this same request wrote it.
 *
 * @param inputHash the hash of the input, for a create with an `Idempotency-Key`
 * @param maybeThere false for a random id, which cannot be in use
 * @throws HttpError 400 for unique values that are too long, 409 for values that other users have
 */
export async function createClaimedUser(
  invocation: Invocation,
  id: string,
  input: UserInput,
  inputHash?: string,
  maybeThere = true,
): Promise<StoredUser & { created: boolean }> {
  const taken = claimsOf(input);
  refuseLongClaims(taken);
  if (taken.size === 0) {
    return unlessUnderWay(invocation, () => createUser(invocation, id, input, inputHash));
  }
  const put = putOf(invocation, id, input, inputHash);
  const refused = await writeWithClaims(invocation, id, { Put: put }, { taken, freed: new Map() });
  if (!refused) return { ...readItem(fields, put.Item), created: true };
  if (!(refused instanceof Taken)) return thereAlready(invocation, refused);
  // A repeated create may meet claims that its user gave up and others took. It is not known whether DynamoDB then reports the user too.
  const found = maybeThere ? await getUser(invocation, id) : undefined;
  if (found) return { ...found, created: found.requestId === invocation.id };
  throw valuesTaken(refused.names);
}
