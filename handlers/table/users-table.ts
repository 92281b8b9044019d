// Reads the users table: one user, or a page of users.

import { GetItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { type EntityTags, matches } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { variable } from "../http/variable.ts";
import { fields } from "../user/deployed-fields.ts";
import type { User } from "../user/fields.ts";
import { isId } from "../user/user-id.ts";
import { fieldNames } from "./attributes.ts";
import { client } from "./client.ts";
import { readItem, readUser, type StoredUser } from "./stored-user.ts";

const TableName = /* @__PURE__ */ variable("USERS_TABLE_NAME");

/**
 * Returns the user with an id; `undefined` when there is none. The read is consistent: it sees every earlier write.
 *
 * @example
 * const found = await users.get(request, userIdOf(request));
 */
export async function getUser({ signal }: Invocation, id: string): Promise<StoredUser | undefined> {
  const command = new GetItemCommand({ TableName, Key: { id: { S: id } }, ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: signal });
  return Item && readItem(fields, Item);
}

/** Returns the user to change; `undefined` when there is none, or none in a state that `ifMatch` names. */
export async function getMatchingUser(
  invocation: Invocation,
  id: string,
  ifMatch?: EntityTags,
): Promise<StoredUser | undefined> {
  const stored = await getUser(invocation, id);
  return stored && (!ifMatch || matches(ifMatch, stored.tag)) ? stored : undefined;
}

/**
 * Returns a page of up to `limit` users after the user with the id `after`, in the table's order, with `lastKey` when more may follow. It
 * leaves out an item whose id is too long for the API, as no page could continue after it.
 *
 * @example
 * const { users: page, lastKey } = await users.list(request, 10);
 */
export async function listUsers(
  { signal }: Invocation,
  limit: number,
  after?: string,
): Promise<{ users: User[]; lastKey?: string }> {
  const users: User[] = [];
  const names = fieldNames(fields);
  let start = after;
  do {
    const command = new ScanCommand({
      TableName,
      Limit: limit - users.length,
      ExclusiveStartKey: start === undefined ? undefined : { id: { S: start } },
      ProjectionExpression: ["id", ...Object.keys(names), "createdAt", "updatedAt"].join(", "),
      ExpressionAttributeNames: names,
      ConsistentRead: true,
    });
    const { Items = [], LastEvaluatedKey } = await client.send(command, { abortSignal: signal });
    users.push(...Items.map((item) => readUser(fields, item)).filter(({ id }) => isId(id)));
    start = LastEvaluatedKey?.id?.S;
  } while (start !== undefined && !isId(start));
  return start === undefined ? { users } : { users, lastKey: start };
}
