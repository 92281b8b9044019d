// Makes writes conditional: the item must be in a state that the request's entity tags name.

import { type EntityTags, matches, readTag } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { fields } from "../user/deployed-fields.ts";
import { Conflict, type Item, unlessConflict } from "./client.ts";
import type { Held } from "./placeholders.ts";
import { readItem } from "./stored-user.ts";

/** The number of states that a write tries with one `If-Match` before it gives up on an item that changes all the time. */
const maxStates = 5;

/**
 * Runs `write` on an item in a state that the tags name. The first tag gives the first condition. A conflict returns the current item. When
 * another tag names its state, or the request has no tags, the write is repeated with that state as its condition.
 */
export async function whileMatching<Output>(
  { id: requestId }: Invocation,
  tags: EntityTags | undefined,
  write: (held: Held) => Promise<Output>,
): Promise<Output | Conflict> {
  let held = Array.isArray(tags) ? stateNamedBy(tags) : {};
  if (!held) return new Conflict(undefined, 0);
  for (let tried = 1; ; tried++) {
    const result = await unlessConflict(write(held));
    if (!(result instanceof Conflict) || !result.item) return result;
    const found = readItem(fields, result.item);
    if (tried === maxStates || found.requestId === requestId) return result;
    if (tags !== undefined && !matches(tags, found.tag)) return result;
    held = stateIn(result.item);
  }
}

/** Returns the attributes that an item has while it stays as it was read. */
export function stateIn(item: Item): Held {
  return { _version: item._version, createdAt: item.createdAt };
}

/** Returns the attributes of the state that the first readable tag names; `undefined` when this API wrote none of the tags. */
export function stateNamedBy(tags: string[]): Held | undefined {
  const [content] = tags.flatMap((tag) => readTag(tag) ?? []);
  if (!content) return undefined;
  return { _version: { N: content.version }, createdAt: { S: new Date(content.createdAt).toISOString() } };
}
