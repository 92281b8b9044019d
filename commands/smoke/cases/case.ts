// A case: one promise of the API's contract, and the requests that try it.

import type { Conformance } from "../conformance.ts";
import type { TestedApi } from "../tested-api.ts";

export interface Case {
  /** The promise, as a plain claim. */
  title: string;
  /**
   * Tries the promise on an API.
   *
   * @throws Broken when the API breaks the promise
   */
  run(api: TestedApi): Promise<void>;
}

/** Returns true for a document with all of these operations. With `createUser` it needs `deleteUser` too, as the test deletes its users. */
export function has({ operations }: Conformance, ...ids: string[]): boolean {
  const needed = ids.includes("createUser") ? [...ids, "deleteUser"] : ids;
  return needed.every((wanted) => operations.some(({ id }) => id === wanted));
}
