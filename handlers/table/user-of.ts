// A user in an item that a handler of a caller's own route has read.

import { fields } from "../user/deployed-fields.ts";
import type { User } from "../user/fields.ts";
import type { Item } from "./client.ts";
import { readUser } from "./stored-user.ts";

/** The user as the API shows it, by the API's fields, without the attributes that are the component's own. */
export function userOf(item: Record<string, unknown>): User {
  return readUser(fields, item as Item);
}
