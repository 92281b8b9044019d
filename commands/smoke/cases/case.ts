// A case: one promise of the API's contract, and the requests that try it.

import type { TestedApi } from "../tested-api.ts";

export interface Case {
  /** The promise, as a plain claim. */
  title: string;
  /** The ids of the operations that a document needs for it. @default none */
  needs?: string[];
  /**
   * Tries the promise on an API.
   *
   * @throws Broken when the API breaks the promise
   */
  run(api: TestedApi): Promise<void>;
}
