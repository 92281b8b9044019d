// Finds users by the value of a unique or indexed field.

import type { Invocation } from "../http/request.ts";
import { findUser } from "../table/claims/find-user.ts";
import { listByIndex } from "../table/list-by-index.ts";
import { isUnique } from "../user/claims.ts";
import { formatCursor, parseCursor } from "../user/cursor.ts";
import { fields } from "../user/deployed-fields.ts";
import { checkValue } from "../user/field-value.ts";
import type { FieldValue, User } from "../user/fields.ts";
import { type Order, sortOf } from "../user/filter.ts";
import { defaultLimit } from "../user/page.ts";

/** The options of `users.find`. */
export interface FindOptions {
  /** For an indexed field: the order of the users. `"createdAt"` is the oldest first, `"-createdAt"` the newest first. @default the index's time */
  sort?: Order | undefined;
  /** The largest number of users in a page. @default 10 */
  limit?: number;
  /** For an indexed field: the `cursor` of the page before. @default none, for the first page */
  cursor?: string | undefined;
}

/** A page of found users. */
export interface FoundUsers {
  users: User[];
  /** The cursor of the next page; missing on the last page. */
  cursor?: string;
}

/**
 * Finds the users with one value of one field. For a unique field it finds one user or none, and sees every earlier write. For an indexed
 * field it returns a page in the order of a time.
 *
 * @example
 * const { users: [ada] } = await users.find(request, { email: "ada@example.org" });
 * @throws HttpError 400 for a cursor of another list, 503 while the index is being built
 */
export async function find(
  invocation: Invocation,
  by: Record<string, FieldValue>,
  { sort, limit = defaultLimit, cursor }: FindOptions = {},
): Promise<FoundUsers> {
  const [[name, sent] = ["", undefined], ...others] = Object.entries(by);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const time = field && sortOf(field);
  if (!field || others.length > 0 || (!isUnique(field) && !time)) {
    throw new Error(
      `Expected one field that is \`unique\` or has an \`index\`, got ${Object.keys(by).join(", ")}. ` +
        "Make it so in `fields` of the API.",
    );
  }
  const checked = checkValue(field, sent);
  // No user can have a value that the field does not accept.
  if ("faults" in checked) return { users: [] };
  const { value } = checked;
  if (!time) {
    const user = await findUser(invocation, name, field, value);
    return { users: user ? [user] : [] };
  }
  const filter = { name, field, value, order: sort ?? time };
  const after = parseCursor(filter, cursor === undefined ? [] : [cursor]);
  const { users, next } = await listByIndex(invocation, filter, limit, after);
  return next ? { users, cursor: formatCursor(filter, next) } : { users };
}
