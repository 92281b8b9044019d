// The delete of a user without unique values.

import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import type { EntityTags } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { Conflict, client } from "./client.ts";
import { whileMatching } from "./conditions.ts";
import { deleteOf } from "./writes.ts";

/** Deletes the user; false when `ifMatch` is given and there is none in a state that it names. */
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
  // A deleted item tells nobody who deleted it, so a repeat that finds nothing is taken for the first one's success.
  return !result.item && result.attempts > 1;
}
