// Gives each write of a request an id. The item stores the id, which shows whether a write is a repeat by the SDK.

import type { Invocation } from "../http/request.ts";

const writes = new WeakMap<Invocation, number>();

/** Returns the invocation for a new write. The first write has the request's id, each further one another id. */
export function newWrite(invocation: Invocation): Invocation {
  const earlier = writes.get(invocation) ?? 0;
  writes.set(invocation, earlier + 1);
  const { id, signal } = invocation;
  return { id: earlier === 0 ? id : `${id}#${earlier + 1}`, signal };
}
