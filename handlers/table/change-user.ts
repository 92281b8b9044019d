// The change of some or all fields of a user, none of which is unique.

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
 * Sets and takes away what the patch says; one that says nothing changes nothing, not even `updatedAt`. Undefined when there is no such
 * user, or none in a state that `ifMatch` names.
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
