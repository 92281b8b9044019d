// Reads the user or the patch in a request's body, by the fields of this deployment.

import { fields } from "./deployed-fields.ts";
import type { UserInput } from "./fields.ts";
import { parseUserInput } from "./user-input.ts";
import { parseUserPatch, type UserPatch } from "./user-patch.ts";

/**
 * Returns the fields of a new or replaced user from a request's JSON.
 *
 * @throws HttpError 400 that lists every fault
 * @example
 * const input = parseUser(request.json());
 */
export function parseUser(json: unknown): UserInput {
  return parseUserInput(fields, json);
}

/**
 * Returns the fields to change from a request's JSON, which is a JSON Merge Patch.
 *
 * @throws HttpError 400 that lists every fault
 * @example
 * const patch = parsePatch(request.json());
 */
export function parsePatch(json: unknown): UserPatch {
  return parseUserPatch(fields, json);
}
