// The claims of users by the fields of this deployment.

import { claimsOn, uniqueFields } from "../../user/claims.ts";
import { fields } from "../../user/deployed-fields.ts";
import type { FieldValue } from "../../user/fields.ts";
import { readFields } from "../attributes.ts";
import type { Item } from "../client.ts";

/** The fields of which no two users have the same value. */
export const unique = /* @__PURE__ */ uniqueFields(fields);

/** The claims on the values of an input, by their fields' names. */
export function claimsOf(input: Record<string, FieldValue>): Map<string, string> {
  return claimsOn(unique, input);
}

/** The claims on the values that an item holds. */
export function claimsIn(item: Item): Map<string, string> {
  return claimsOn(unique, readFields(unique, item));
}
