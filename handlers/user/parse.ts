// What a client sends of a user, by the fields of this deployment.

import { fields } from "./deployed-fields.ts";
import type { UserInput } from "./fields.ts";
import { parseUserInput } from "./user-input.ts";
import { parseUserPatch, type UserPatch } from "./user-patch.ts";

/** The fields of a new user, or of a replaced one, in a request's JSON. Throws a 400 that lists every fault. */
export function parseUser(json: unknown): UserInput {
  return parseUserInput(fields, json);
}

/** The fields to change, in a request's JSON: a JSON Merge Patch. Throws a 400 that lists every fault. */
export function parsePatch(json: unknown): UserPatch {
  return parseUserPatch(fields, json);
}
