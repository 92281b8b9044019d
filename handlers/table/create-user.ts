// Creates a user without claims.

import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Invocation } from "../http/request.ts";
import { fields } from "../user/deployed-fields.ts";
import type { UserInput } from "../user/fields.ts";
import { Conflict, client, unlessConflict } from "./client.ts";
import { readItem, type StoredUser } from "./stored-user.ts";
import { putOf } from "./writes.ts";

/**
 * Writes a new user. When the id is in use, it returns the existing user with `created: false`, or `created: true` when this same request
 * wrote it: the SDK repeats a write whose answer was lost.
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

/** Returns the existing user that a create found. */
export function thereAlready(
  { id: requestId }: Invocation,
  { item }: Conflict,
): StoredUser & { created: boolean } {
  if (!item) throw new Error("DynamoDB refused to create a user over an item that it did not return.");
  const found = readItem(fields, item);
  return { ...found, created: found.requestId === requestId };
}
