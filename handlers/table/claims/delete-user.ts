// Deletes a user and its claims.

import { DeleteItemCommand, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { type EntityTags, matches } from "../../http/etag.ts";
import type { Invocation } from "../../http/request.ts";
import { variable } from "../../http/variable.ts";
import { fields } from "../../user/deployed-fields.ts";
import { Conflict, client, type Item, unlessConflict } from "../client.ts";
import { stateIn } from "../conditions.ts";
import { deleteUser } from "../delete-user.ts";
import { pause } from "../pause.ts";
import { readItem } from "../stored-user.ts";
import { deleteOf } from "../writes.ts";
import { claimsIn, unique } from "./own-claims.ts";
import { unlessUnderWay } from "./try-again.ts";
import { writeWithClaims } from "./write-with-claims.ts";

const TableName = /* @__PURE__ */ variable("USERS_TABLE_NAME");

/**
 * Deletes a user and its claims. With `ifMatch` it deletes the user only in a state that the tags name.
 *
 * @returns false when `ifMatch` is given and no user is in such a state, else true, also when there is no such user
 * @example
 * const deleted = await users.delete(request, userIdOf(request), ifMatch(request));
 */
export async function deleteClaimedUser(
  invocation: Invocation,
  id: string,
  ifMatch?: EntityTags,
): Promise<boolean> {
  if (Object.keys(unique).length === 0) {
    return unlessUnderWay(invocation, () => deleteUser(invocation, id, ifMatch));
  }
  const command = new GetItemCommand({ TableName, Key: { id: { S: id } }, ConsistentRead: true });
  let { Item: item } = await client.send(command, { abortSignal: invocation.signal });
  let wasSent = false;
  for (let tries = 0; item; tries++) {
    if (ifMatch && !matches(ifMatch, readItem(fields, item).tag)) return false;
    if (tries > 0) await pause(invocation, tries);
    const conflict = await deleteRead(invocation, id, item);
    if (!conflict) return true;
    item = conflict.item;
    wasSent = conflict.attempts > 1;
  }
  // A repeat by the SDK that finds no item counts as deleted: most likely its first attempt deleted the item.
  return !ifMatch || wasSent;
}

/** Deletes the item if it is still as it was read. Otherwise returns the conflict with the current item. */
async function deleteRead(invocation: Invocation, id: string, item: Item): Promise<Conflict | undefined> {
  const values = Object.keys(unique).map((name) => [name, item[name]]);
  const input = deleteOf(id, { ...stateIn(item), ...Object.fromEntries(values) });
  const freed = claimsIn(item);
  const result =
    freed.size > 0
      ? await writeWithClaims(invocation, id, { Delete: input }, { taken: new Map(), freed })
      : await unlessUnderWay(invocation, () =>
          unlessConflict(client.send(new DeleteItemCommand(input), { abortSignal: invocation.signal })),
        );
  return result instanceof Conflict ? result : undefined;
}
