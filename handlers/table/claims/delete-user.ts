// The delete of a user with unique values.

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
 * Deletes the user and its claims, whatever state the user is in then, or one that `ifMatch` names; false when there is none in such
 * a state. A user whom nobody finds is deleted.
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
  // A deleted item tells nobody who deleted it, so a repeat that finds nothing is taken for the first one's success.
  return !ifMatch || wasSent;
}

/** Deletes the item as it was read, or says what it is now. */
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
