// Changes fields of a user in an API without unique fields.

import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { EntityTags } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { fields } from "../user/deployed-fields.ts";
import { isEmpty, type UserPatch } from "../user/user-patch.ts";
import { Conflict, client } from "./client.ts";
import { whileMatching } from "./conditions.ts";
import { readItem, type StoredUser } from "./stored-user.ts";
import { getMatchingUser } from "./users-table.ts";
import { assignedBy, updateOf } from "./writes.ts";

/**
 * Sets and removes fields of a user as the patch says. An empty patch changes nothing, not even `updatedAt`.
 *
 * @returns the changed user; `undefined` when there is none, or none in a state that `ifMatch` names
 */
export async function changeUser(
  invocation: Invocation,
  id: string,
  patch: UserPatch,
  ifMatch?: EntityTags,
): Promise<StoredUser | undefined> {
  if (isEmpty(patch)) return getMatchingUser(invocation, id, ifMatch);
  const result = await whileMatching(invocation, ifMatch, (held) => {
    const input = updateOf(id, assignedBy(invocation, patch, held), patch, held);
    const command = new UpdateItemCommand({ ...input, ReturnValues: "ALL_NEW" });
    return client.send(command, { abortSignal: invocation.signal });
  });
  if (!(result instanceof Conflict)) return readItem(fields, result.Attributes ?? {});
  const found = result.item && readItem(fields, result.item);
  return found?.requestId === invocation.id ? found : undefined;
}
