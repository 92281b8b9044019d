// Tests claims: which values of a field count as the same.

import test from "ava";
import { claimOn, claimsOn, uniqueFields } from "../../../handlers/user/claims.ts";
import type { Field } from "../../../handlers/user/fields.ts";

const ofEmail: Field = { format: "email", unique: true };
const exact: Field = { unique: true };
const ofAnyCase: Field = { unique: true, ignoreCase: true };
const cases: [title: string, field: Field, value: string | number, claim: string][] = [
  ["an address is in lower case", ofEmail, "Ada@Example.ORG", "f#ada@example.org"],
  ["an address is exact if the field says so", { ...ofEmail, ignoreCase: false }, "Ada@x.org", "f#Ada@x.org"],
  ["a text is exact", exact, "Ada", "f#Ada"],
  ["a text is in any case if the field says so", ofAnyCase, "Ada", "f#ada"],
  ["a text is in its normal form", exact, "e\u0301", "f#\u00e9"],
  ["compatible characters stay apart", exact, "\ufb01", "f#\ufb01"],
  // No single character is a T with diaeresis, but one is a t with diaeresis.
  ["lower case is put into its normal form again", ofAnyCase, "T\u0308", "f#\u1e97"],
  ["an integer is in digits", { type: "integer", unique: true }, -7, "f#-7"],
  ["a text may hold the mark", exact, "a#b", "f#a#b"],
];

for (const [title, field, value, claim] of cases) {
  test(title, (t) => t.is(claimOn("f", field, value), claim));
}

test("only unique fields have claims, and only their own values", (t) => {
  const unique = uniqueFields({
    email: ofEmail,
    constructor: exact,
    plan: { index: true },
    nickname: { unique: true, required: false, whenAbsent: "none" },
  });
  t.deepEqual(unique.nickname, { unique: true, required: false, whenAbsent: undefined });
  t.deepEqual([...claimsOn(unique, { email: "A@x.org", plan: "team" })], [["email", "email#a@x.org"]]);
});
