// Reading the users table: one user, and a page of them.

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

/** The user of that id. Consistent, so that a client reads what it wrote. */
export async function getUser({ signal }: Invocation, id: string): Promise<StoredUser | undefined> {
  const command = new GetItemCommand({ TableName, Key: { id: { S: id } }, ConsistentRead: true });
  const { Item } = await client.send(command, { abortSignal: signal });
  return Item && readItem(fields, Item);
}

/** The user that is to be changed; undefined when there is none, or none in a state that `ifMatch` names. */
export async function getMatchingUser(
  invocation: Invocation,
  id: string,
  ifMatch?: EntityTags,
): Promise<StoredUser | undefined> {
  const stored = await getUser(invocation, id);
  return stored && (!ifMatch || matches(ifMatch, stored.tag)) ? stored : undefined;
}

/**
 * A page of up to `limit` users after the one of id `after`, in the table's order; `lastKey` while more may follow. An item whose
 * id is too long for the API is left out: no page could go on from it.
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
