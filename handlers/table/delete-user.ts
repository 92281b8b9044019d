// Deletes a user without claims.

import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import type { EntityTags } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { Conflict, client } from "./client.ts";
import { whileMatching } from "./conditions.ts";
import { deleteOf } from "./writes.ts";

/** Deletes a user. Returns false when `ifMatch` is given and no user is in a state that it names, else true. */
export async function deleteUser(invocation: Invocation, id: string, ifMatch?: EntityTags): Promise<boolean> {
  const send = (command: DeleteItemCommand) => client.send(command, { abortSignal: invocation.signal });
  if (ifMatch === undefined) {
    const { TableName, Key } = deleteOf(id, {});
    await send(new DeleteItemCommand({ TableName, Key }));
    return true;
  }
  const result = await whileMatching(invocation, ifMatch, (held) =>
    send(new DeleteItemCommand(deleteOf(id, held))),
  );
  if (!(result instanceof Conflict)) return true;
  // A repeat by the SDK that finds no item counts as deleted: most likely its first attempt deleted the item.
  return !result.item && result.attempts > 1;
}
