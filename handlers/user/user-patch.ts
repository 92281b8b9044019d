// Reads a change of some fields of a user: a JSON Merge Patch (RFC 7396).

import { type Fault, HttpError } from "../http/http-error.ts";
import { checkValue, kindOf } from "./field-value.ts";
import type { Fields, FieldValue, UserInput } from "./fields.ts";
import { unknownFaults } from "./unknown-faults.ts";

/** Some fields of a user with their new values. `null` removes a field. */
export type UserPatch = Record<string, FieldValue | null>;

/** Returns the patch in a request's JSON. Properties that are no fields are ignored or refused. Throws a 400 that lists every fault. */
export function parseUserPatch(fields: Fields, json: unknown): UserPatch {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw faulty([{ pointer: "", detail: `Expected an object, got ${kindOf(json)}.` }]);
  }
  const patch: UserPatch = {};
  const faults = unknownFaults(fields, json);
  for (const [name, field] of Object.entries(fields)) {
    if (!Object.hasOwn(json, name)) continue;
    const sent = (json as Record<string, unknown>)[name];
    if (sent === null && field.required === false) {
      patch[name] = null;
      continue;
    }
    const checked = checkValue(field, sent);
    if ("value" in checked) patch[name] = checked.value;
    else faults.push(...checked.faults.map((detail) => ({ pointer: `/${name}`, detail })));
  }
  if (faults.length > 0) throw faulty(faults);
  return patch;
}

/** Returns the patch after which a user has exactly the fields of `input`. */
export function replacing(fields: Fields, input: UserInput): UserPatch {
  const none = Object.keys(fields).map((name) => [name, null]);
  return { ...Object.fromEntries(none), ...input };
}

/** Returns the values that a patch sets. */
export function setBy(patch: UserPatch): UserInput {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)) as UserInput;
}

/** Returns the names of the fields that a patch removes. */
export function removedBy(patch: UserPatch): string[] {
  return Object.keys(patch).filter((name) => patch[name] === null);
}

/** Tells whether a patch changes no field. */
export function isEmpty(patch: UserPatch): boolean {
  return Object.keys(patch).length === 0;
}

function faulty(errors: Fault[]): HttpError {
  return new HttpError(400, "The body is not a valid change of a user; `errors` lists every fault.", {
    errors,
  });
}
