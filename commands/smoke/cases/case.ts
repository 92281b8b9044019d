// A promise of the contract, and how it is tried.

import type { Conformance } from "../conformance.ts";
import type { TestedApi } from "../tested-api.ts";

export interface Case {
  /** A plain claim. */
  title: string;
  /** @throws Broken when it does not hold */
  run(api: TestedApi): Promise<void>;
}

/** Whether the document has all of these operations. Users are only created where they can be deleted. */
export function has({ operations }: Conformance, ...ids: string[]): boolean {
  const needed = ids.includes("createUser") ? [...ids, "deleteUser"] : ids;
  return needed.every((wanted) => operations.some(({ id }) => id === wanted));
}
