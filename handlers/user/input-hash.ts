// What a repeated create is compared by.

import { createHash } from "node:crypto";
import type { UserInput } from "./user.ts";

/** A hash by which a repeat is told from another input under the same key. */
export function hashOf({ firstName, lastName }: UserInput): string {
  return createHash("sha256")
    .update(JSON.stringify([firstName, lastName]))
    .digest("hex");
}
