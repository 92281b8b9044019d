// The create of a user without unique values.

import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Invocation } from "../http/request.ts";
import { fields } from "../user/deployed-fields.ts";
import type { UserInput } from "../user/fields.ts";
import { Conflict, client, unlessConflict } from "./client.ts";
import { readItem, type StoredUser } from "./stored-user.ts";
import { putOf } from "./writes.ts";

/**
 * Writes a new user under `id`. When there is one already, that one is answered and `created` is false, unless it is this very
 * request's: the SDK repeats a write whose answer got lost.
 */
export async function createUser(
  invocation: Invocation,
  id: string,
  input: UserInput,
  inputHash?: string,
): Promise<StoredUser & { created: boolean }> {
  const put = putOf(invocation, id, input, inputHash);
  const result = await unlessConflict(
    client.send(new PutItemCommand(put), { abortSignal: invocation.signal }),
  );
  if (!(result instanceof Conflict)) return { ...readItem(fields, put.Item), created: true };
  return thereAlready(invocation, result);
}

/** The user that a create met. */
export function thereAlready(
  { id: requestId }: Invocation,
  { item }: Conflict,
): StoredUser & { created: boolean } {
  if (!item) throw new Error("DynamoDB refused to create a user over an item that it did not return.");
  const found = readItem(fields, item);
  return { ...found, created: found.requestId === requestId };
}
