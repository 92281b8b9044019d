// Conditional writes: holding an item to a state that the entity tags of a request name.

import { type EntityTags, matches, readTag } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { fields } from "../user/deployed-fields.ts";
import { Conflict, type Item, unlessConflict } from "./client.ts";
import { readItem, type State, versionOf } from "./stored-user.ts";

/** States of an item that a write tries under one `If-Match` before it gives up on one that changes all the time. */
const maxStates = 5;

/**
 * Runs `write` on an item in a state that the tags name. The first tag makes the first condition; a conflict shows the item as it
 * is, and if another tag names that, or no tag is asked for, the write is repeated on exactly its stored attributes.
 */
export async function whileMatching<Output>(
  { id: requestId }: Invocation,
  tags: EntityTags | undefined,
  write: (state: State | undefined) => Promise<Output>,
): Promise<Output | Conflict> {
  let state: State | undefined;
  if (Array.isArray(tags)) {
    state = tags.flatMap(stateOf)[0];
    if (!state) return new Conflict(undefined, 0);
  }
  for (let tried = 1; ; tried++) {
    const result = await unlessConflict(write(state));
    if (!(result instanceof Conflict) || !result.item) return result;
    const found = readItem(fields, result.item);
    if (tried === maxStates || found.requestId === requestId) return result;
    if (tags !== undefined && !matches(tags, found.tag)) return result;
    state = found.state;
  }
}

/** The state in which an item of ours has the tag. */
function stateOf(tag: string): State[] {
  const content = readTag(tag);
  if (!content) return [];
  return [{ version: { N: content.version }, createdAt: { S: new Date(content.createdAt).toISOString() } }];
}

/** The condition that the item is there and, if a state is given, still in it. */
export function conditionOf(state: State | undefined) {
  const terms = ["attribute_exists(id)"];
  const values: Item = {};
  for (const [name, value] of Object.entries(state ?? {}) as [keyof State, State[keyof State]][]) {
    terms.push(value ? `#${name} = :${name}Was` : `attribute_not_exists(#${name})`);
    if (value) values[`:${name}Was`] = value;
  }
  const names: Record<string, string> = state ? { "#version": "_version", "#createdAt": "createdAt" } : {};
  return { expression: terms.join(" AND "), names, values };
}

/** How an update counts the version on; one that is not ours, a text or a number below 1, reads as 1 and becomes 2. */
export function nextVersion(state: State | undefined): { guard: string; expression: string; values: Item } {
  const isForeign = state?.version !== undefined && versionOf(state.version) === undefined;
  if (isForeign) return { guard: "", expression: ":two", values: { ":two": { N: "2" } } };
  const expression = "if_not_exists(#version, :one) + :one";
  // Of an item that has not been read, a foreign version is only known by the conflict that it makes.
  const guard = state ? "" : " AND (attribute_not_exists(#version) OR #version >= :one)";
  return { guard, expression, values: { ":one": { N: "1" } } };
}
