// Computes the claims of users from the fields of this deployment.

import { claimsOn, uniqueFields } from "../../user/claims.ts";
import { fields } from "../../user/deployed-fields.ts";
import type { FieldValue } from "../../user/fields.ts";
import { readFields } from "../attributes.ts";
import type { Item } from "../client.ts";

/** The unique fields of this deployment. */
export const unique = /* @__PURE__ */ uniqueFields(fields);

/** Returns the claims on the values of an input, by the fields' names. */
export function claimsOf(input: Record<string, FieldValue>): Map<string, string> {
  return claimsOn(unique, input);
}

/** Returns the claims on the values of an item, by the fields' names. */
export function claimsIn(item: Item): Map<string, string> {
  return claimsOn(unique, readFields(unique, item));
}
