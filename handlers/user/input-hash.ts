// What a repeated create is compared by.

import { createHash } from "node:crypto";
import type { UserInput } from "./fields.ts";

/**
 * A hash by which a repeat is told from another input under the same key. It is of the fields that the input has, whatever others
 * there are and in whatever order, so that keys in use keep working when the fields change.
 */
export function hashOf(input: UserInput): string {
  const entries = Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex");
}
