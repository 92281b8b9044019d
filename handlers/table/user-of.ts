// Reads a user from an item, for handlers that read the table themselves.

import { fields } from "../user/deployed-fields.ts";
import type { User } from "../user/fields.ts";
import type { Item } from "./client.ts";
import { readUser } from "./stored-user.ts";

/**
 * Returns the user in an item as the API shows it: the API's fields without hidden attributes.
 *
 * @param item an item in DynamoDB's form, as `@aws-sdk/client-dynamodb` returns it
 * @example
 * const { Items = [] } = await client.send(new QueryCommand(query));
 * return { status: 200, body: { users: Items.map(userOf) } };
 */
export function userOf(item: Record<string, unknown>): User {
  return readUser(fields, item as Item);
}
