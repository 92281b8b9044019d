// The users that have a value, by a unique field or by an index.

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

export interface FindOptions {
  /** Of an indexed field: by which time the users are in order, with a minus from the newest on. @default that of the index */
  sort?: Order | undefined;
  /** How many users a page has at most. @default 10 */
  limit?: number;
  /** Of an indexed field: `cursor` of the page before. @default none */
  cursor?: string | undefined;
}

export interface FoundUsers {
  users: User[];
  /** What the next page begins by, while more users may follow. */
  cursor?: string;
}

/**
 * The users that have one value: of a unique field one or none, as the last write left it; of an indexed field a page, in the index's order.
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
  // Nobody has what nobody may have.
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
