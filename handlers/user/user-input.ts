// Reads the fields that a client sends to create or replace a user.

import { type Fault, HttpError } from "../http/http-error.ts";
import { checkValue, kindOf } from "./field-value.ts";
import type { Fields, UserInput } from "./fields.ts";
import { unknownFaults } from "./unknown-faults.ts";

/** Returns the fields' values in a request's JSON. Properties that are no fields are ignored or refused. Throws a 400 that lists every fault. */
export function parseUserInput(fields: Fields, json: unknown): UserInput {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw faulty([{ pointer: "", detail: `Expected an object${withFields(fields)}, got ${kindOf(json)}.` }]);
  }
  const input: UserInput = {};
  const faults = unknownFaults(fields, json);
  for (const [name, field] of Object.entries(fields)) {
    // Every object inherits a name such as `constructor`.
    const sent = Object.hasOwn(json, name) ? (json as Record<string, unknown>)[name] : undefined;
    if (sent === undefined && field.required === false) continue;
    const checked = checkValue(field, sent);
    if ("value" in checked) input[name] = checked.value;
    else faults.push(...checked.faults.map((detail) => ({ pointer: `/${name}`, detail })));
  }
  if (faults.length > 0) throw faulty(faults);
  return input;
}

function withFields(fields: Fields): string {
  const names = Object.keys(fields).filter((name) => fields[name]?.required !== false);
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop();
  if (last === undefined) return "";
  return ` with ${quoted.length > 0 ? `${quoted.join(", ")} and ` : ""}${last}`;
}

function faulty(errors: Fault[]): HttpError {
  return new HttpError(400, "The body is not a valid user; `errors` lists every fault.", { errors });
}
