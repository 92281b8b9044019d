// Hashes the input of a create, to tell a repeated request from another one with the same key.

import { createHash } from "node:crypto";
import type { UserInput } from "./fields.ts";

/**
 * Returns a hash of the input. It covers only the fields that the input has, in alphabetical order. So keys in use still work after the
 * API got another field.
 */
export function hashOf(input: UserInput): string {
  const entries = Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex");
}
