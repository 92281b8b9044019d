// The create of a user with unique values.

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
 * Writes a new user under `id` with a claim on each unique value. When there is one already, that one is answered and `created` is false,
 * unless it is this very request's. `inputHash` is that of a create which may be repeated, `maybeThere` whether the id can be in use.
 *
 * @throws HttpError 400 for values too long to be unique, 409 for those that other users have
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
  // A repeat meets claims of others that its own user had before. Whether DynamoDB then reports the user as well is not recorded.
  const found = maybeThere ? await getUser(invocation, id) : undefined;
  if (found) return { ...found, created: found.requestId === invocation.id };
  throw valuesTaken(refused.names);
}
