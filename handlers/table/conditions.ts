// Conditional writes: holding an item to a state that the entity tags of a request name.

import { type EntityTags, matches, readTag } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { fields } from "../user/deployed-fields.ts";
import { Conflict, type Item, unlessConflict } from "./client.ts";
import type { Held } from "./placeholders.ts";
import { readItem } from "./stored-user.ts";

/** States of an item that a write tries under one `If-Match` before it gives up on one that changes all the time. */
const maxStates = 5;

/**
 * Runs `write` on an item in a state that the tags name. The first tag makes the first condition; a conflict shows the item as it
 * is, and if another tag names that, or no tag is asked for, the write is repeated on exactly its stored attributes.
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

/** What an item is held to that stays as it was read. */
export function stateIn(item: Item): Held {
  return { _version: item._version, createdAt: item.createdAt };
}

/** What an item is held to that has one of the tags: the first that we can have written; none when no tag is of ours. */
export function stateNamedBy(tags: string[]): Held | undefined {
  const [content] = tags.flatMap((tag) => readTag(tag) ?? []);
  if (!content) return undefined;
  return { _version: { N: content.version }, createdAt: { S: new Date(content.createdAt).toISOString() } };
}
