// The create of a user with unique values.

import type { Invocation } from "../../http/request.ts";
import { variable } from "../../http/variable.ts";
import { refuseLongClaims, valuesTaken } from "../../user/claim-refusals.ts";
import { fields } from "../../user/deployed-fields.ts";
import type { UserInput } from "../../user/fields.ts";
import { attributesOf } from "../attributes.ts";
import type { Conflict, Item } from "../client.ts";
import { readItem, type StoredUser } from "../stored-user.ts";
import { createUser, getUser } from "../users-table.ts";
import { claimsOf } from "./own-claims.ts";
import { unlessUnderWay } from "./try-again.ts";
import { Taken, writeWithClaims } from "./write-with-claims.ts";

const TableName = /* @__PURE__ */ variable("USERS_TABLE_NAME");

/**
 * Writes a new user under `id` with a claim on each unique value. When there is one already, that one is answered and `created` is false,
 * unless it is this very request's. `inputHash` is that of a create which may be repeated.
 *
 * @throws HttpError 400 for values too long to be unique, 409 for those that other users have
 */
export async function createClaimedUser(
  invocation: Invocation,
  id: string,
  input: UserInput,
  inputHash?: string,
): Promise<StoredUser & { created: boolean }> {
  const taken = claimsOf(input);
  refuseLongClaims(taken);
  if (taken.size === 0) {
    return unlessUnderWay(invocation, () => createUser(invocation, id, input, inputHash));
  }
  const item = newItem(invocation, id, input, inputHash);
  const write = {
    Put: {
      TableName,
      Item: item,
      ConditionExpression: "attribute_not_exists(id)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  } as const;
  const refused = await writeWithClaims(invocation, id, write, { taken, freed: new Map() });
  if (!refused) return { ...readItem(fields, item), created: true };
  const found = await userThere(invocation, id, refused, inputHash !== undefined);
  return { ...found, created: found.requestId === invocation.id };
}

/** The user that is there already. Throws the 409 when there is none, and it is the claims that others have. */
async function userThere(
  invocation: Invocation,
  id: string,
  refused: Conflict | Taken,
  isRepeatable: boolean,
): Promise<StoredUser> {
  if (refused instanceof Taken) {
    // A repeat meets claims of others that its own user had before. Whether DynamoDB then reports the user as well is not recorded.
    const found = isRepeatable ? await getUser(invocation, id) : undefined;
    if (found) return found;
    throw valuesTaken(refused.names);
  }
  if (!refused.item)
    throw new Error("DynamoDB refused to create a user over an item that it did not return.");
  return readItem(fields, refused.item);
}

function newItem({ id: requestId }: Invocation, id: string, input: UserInput, inputHash?: string): Item {
  const now = { S: new Date().toISOString() };
  return {
    id: { S: id },
    ...attributesOf(input),
    createdAt: now,
    updatedAt: now,
    _version: { N: "1" },
    _requestId: { S: requestId },
    ...(inputHash !== undefined && { _inputHash: { S: inputHash } }),
  };
}
