// Changes fields of a user in an API with unique fields.

import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { type EntityTags, matches } from "../../http/etag.ts";
import type { Invocation } from "../../http/request.ts";
import { refuseLongClaims, valuesTaken } from "../../user/claim-refusals.ts";
import { fields } from "../../user/deployed-fields.ts";
import { isEmpty, setBy, type UserPatch } from "../../user/user-patch.ts";
import { attributesOf } from "../attributes.ts";
import { Conflict, client, type Item, unlessConflict } from "../client.ts";
import { stateIn, stateNamedBy } from "../conditions.ts";
import { pause } from "../pause.ts";
import type { Held } from "../placeholders.ts";
import { readItem, type StoredUser } from "../stored-user.ts";
import { getMatchingUser } from "../users-table.ts";
import { assignedBy, updateOf } from "../writes.ts";
import { claimsIn, claimsOf, unique } from "./own-claims.ts";
import { unlessUnderWay } from "./try-again.ts";
import { Taken, writeWithClaims } from "./write-with-claims.ts";

/**
 * Sets and removes fields of a user as the patch says.
 *
 * The first write is a plain one. Its condition is that the unique values stay the same. When DynamoDB refuses it, it returns the current
 * item, and a transaction changes exactly that item and its claims.
 *
 * @returns the changed user; `undefined` when there is none, or none in a state that `ifMatch` names
 * @throws HttpError 400 for unique values that are too long, 409 for values that other users have
 */
export async function changeClaimedUser(
  invocation: Invocation,
  id: string,
  patch: UserPatch,
  ifMatch?: EntityTags,
): Promise<StoredUser | undefined> {
  if (isEmpty(patch)) return getMatchingUser(invocation, id, ifMatch);
  refuseLongClaims(claimsOf(setBy(patch)));
  const state = Array.isArray(ifMatch) ? stateNamedBy(ifMatch) : {};
  if (!state) return undefined;
  let result = await write(invocation, id, patch, { ...state, ...valuesToBe(patch) });
  for (let tries = 0; result instanceof Conflict; tries++) {
    if (!result.item) return undefined;
    const found = readItem(fields, result.item);
    if (found.requestId === invocation.id) return found;
    if (ifMatch && !matches(ifMatch, found.tag)) return undefined;
    if (tries > 0) await pause(invocation, tries);
    result = await changeRead(invocation, id, patch, result.item);
  }
  return readItem(fields, result);
}

/** Returns the unique values that the patch sets or removes, as they will be after the change. */
function valuesToBe(patch: UserPatch): Held {
  const attributes = attributesOf(setBy(patch));
  const names = Object.keys(unique).filter((name) => Object.hasOwn(patch, name));
  return Object.fromEntries(names.map((name) => [name, attributes[name]]));
}

/** Changes the item if it is still as it was read, and its claims if they differ afterwards. */
async function changeRead(
  invocation: Invocation,
  id: string,
  patch: UserPatch,
  item: Item,
): Promise<Item | Conflict> {
  const names = Object.keys(valuesToBe(patch));
  const held = { ...stateIn(item), ...Object.fromEntries(names.map((name) => [name, item[name]])) };
  const [old, next] = [claimsIn(item), claimsOf(setBy(patch))];
  const changed = names.filter((name) => old.get(name) !== next.get(name));
  if (changed.length === 0) return write(invocation, id, patch, held);
  const some = (claims: Map<string, string>) =>
    new Map([...claims].filter(([name]) => changed.includes(name)));
  const assigned = assignedBy(invocation, patch, held);
  const refused = await writeWithClaims(
    invocation,
    id,
    { Update: updateOf(id, assigned, patch, held) },
    { taken: some(next), freed: some(old) },
  );
  if (refused instanceof Taken) throw valuesTaken(refused.names);
  if (refused) return refused;
  const kept = Object.entries(item).filter(([name]) => patch[name] !== null);
  return { ...Object.fromEntries(kept), ...assigned };
}

/** Writes without a transaction. Returns the item after the write. */
async function write(
  invocation: Invocation,
  id: string,
  patch: UserPatch,
  held: Held,
): Promise<Item | Conflict> {
  const input = updateOf(id, assignedBy(invocation, patch, held), patch, held);
  const command = new UpdateItemCommand({ ...input, ReturnValues: "ALL_NEW" });
  const result = await unlessUnderWay(invocation, () =>
    unlessConflict(client.send(command, { abortSignal: invocation.signal })),
  );
  return result instanceof Conflict ? result : (result.Attributes ?? {});
}
