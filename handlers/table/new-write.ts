// One write of a request. Its id is kept in the item, and tells a write that the SDK repeats from another's.

import type { Invocation } from "../http/request.ts";

const writes = new WeakMap<Invocation, number>();

/** The invocation of one more write: the first has the request's id, each further one an id of its own. */
export function newWrite(invocation: Invocation): Invocation {
  const earlier = writes.get(invocation) ?? 0;
  writes.set(invocation, earlier + 1);
  const { id, signal } = invocation;
  return { id: earlier === 0 ? id : `${id}#${earlier + 1}`, signal };
}
