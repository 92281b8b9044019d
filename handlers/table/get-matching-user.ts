// A user that is read, not changed, under the condition of a change.

import { type EntityTags, matches } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import type { StoredUser } from "./stored-user.ts";
import { getUser } from "./users-table.ts";

/** The user; undefined when there is none, or none in a state that `ifMatch` names. */
export async function getMatchingUser(
  invocation: Invocation,
  id: string,
  ifMatch?: EntityTags,
): Promise<StoredUser | undefined> {
  const stored = await getUser(invocation, id);
  return stored && (!ifMatch || matches(ifMatch, stored.tag)) ? stored : undefined;
}
