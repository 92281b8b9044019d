// What a client sends to change some fields of a user: a JSON Merge Patch (RFC 7396).

import { type Fault, HttpError } from "../http/http-error.ts";
import { checkValue, kindOf } from "./field-value.ts";
import type { Fields, UserInput } from "./fields.ts";

/** Fields to set, and those to take away. */
export interface UserPatch {
  set: UserInput;
  remove: string[];
}

/** The patch in a request's JSON; other properties are ignored. Throws a 400 that lists every fault. */
export function parseUserPatch(fields: Fields, json: unknown): UserPatch {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw faulty([{ pointer: "", detail: `Expected an object, got ${kindOf(json)}.` }]);
  }
  const patch: UserPatch = { set: {}, remove: [] };
  const faults: Fault[] = [];
  for (const [name, field] of Object.entries(fields)) {
    if (!Object.hasOwn(json, name)) continue;
    const sent = (json as Record<string, unknown>)[name];
    if (sent === null && field.required === false) {
      patch.remove.push(name);
      continue;
    }
    const checked = checkValue(field, sent);
    if ("value" in checked) patch.set[name] = checked.value;
    else faults.push(...checked.faults.map((detail) => ({ pointer: `/${name}`, detail })));
  }
  if (faults.length > 0) throw faulty(faults);
  return patch;
}

/** Whether nothing known is in it. */
export function isEmpty({ set, remove }: UserPatch): boolean {
  return Object.keys(set).length === 0 && remove.length === 0;
}

function faulty(errors: Fault[]): HttpError {
  return new HttpError(400, "The body is not a valid change of a user; `errors` lists every fault.", {
    errors,
  });
}
