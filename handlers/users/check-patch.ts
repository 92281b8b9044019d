// What handlers hand over to be stored: the fields of users, with values that a client could have sent.

import { fields } from "../user/deployed-fields.ts";
import { checkValue } from "../user/field-value.ts";
import type { UserPatch } from "../user/user-patch.ts";

/**
 * The patch without what is undefined, if every field in it has a value that a client may send.
 *
 * @throws Error, which is a 500: what a client sends is read by `parseUser` or `parsePatch`, which refuses it before
 */
export function checkPatch(patch: UserPatch): UserPatch {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const faults = given.flatMap(([name, value]) =>
    faultsOf(name, value).map((fault) => `\`${name}\`: ${fault}`),
  );
  if (faults.length > 0) throw new Error(`A handler gave what no user has. ${faults.join(" ")}`);
  return Object.fromEntries(given);
}

function faultsOf(name: string, value: unknown): string[] {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return [`Expected one of the fields ${Object.keys(fields).join(", ")}, got another name.`];
  if (value === null && field.required === false) return [];
  const checked = checkValue(field, value);
  if ("faults" in checked) return checked.faults;
  return checked.value === value ? [] : ["Expected no white space around it, got some."];
}
