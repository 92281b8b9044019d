// Checks the values that a handler writes: they must be values that a client could send.

import { fields } from "../user/deployed-fields.ts";
import { checkValue } from "../user/field-value.ts";
import type { UserPatch } from "../user/user-patch.ts";

/**
 * Returns the patch without undefined values. Refuses a patch with a value that a client could not send.
 *
 * @throws Error, which becomes a 500: the handler is wrong, as `parseUser` and `parsePatch` refuse such values of a client
 */
export function checkPatch(patch: UserPatch): UserPatch {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const faults = given.flatMap(([name, value]) =>
    faultsOf(name, value).map((fault) => `\`${name}\`: ${fault}`),
  );
  if (faults.length > 0) throw new Error(`A handler wrote values that no user can have. ${faults.join(" ")}`);
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
