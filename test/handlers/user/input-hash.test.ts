// Tests the hash for Idempotency-Key: keys that are in use keep working when the fields change.
import { createHash } from "node:crypto";
import test from "ava";
import * as fc from "fast-check";
import { hashOf } from "../../../handlers/user/input-hash.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("a hash is of the names and values, sorted by name", (t) => {
  t.is(
    hashOf({ lastName: "Lovelace", firstName: "Ada" }),
    sha256('[["firstName","Ada"],["lastName","Lovelace"]]'),
  );
});

test("the order of the fields makes no difference", (t) => {
  t.is(
    hashOf({ email: "a", firstName: "b", lastName: "c" }),
    hashOf({ lastName: "c", firstName: "b", email: "a" }),
  );
});

const inputs = fc.dictionary(
  fc.constantFrom("firstName", "lastName", "email", "a", "b"),
  fc.oneof(
    fc.constantFrom<string | number | boolean>("", "1", 1, true, "true", "a", '["a"]', "firstName"),
    fc.string(),
  ),
  { noNullPrototype: true },
);

test("two inputs have the same hash only if they are the same", (t) => {
  const same = (one: object, other: object) =>
    JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
  const agree = fc.property(
    inputs,
    inputs,
    (one, other) => (hashOf(one) === hashOf(other)) === same(one, other),
  );
  t.notThrows(() => fc.assert(agree, { numRuns: 3_000 }));
  t.notThrows(() =>
    fc.assert(
      fc.property(inputs, (one) => hashOf(one) === hashOf({ ...one })),
      { numRuns: 500 },
    ),
  );
});
