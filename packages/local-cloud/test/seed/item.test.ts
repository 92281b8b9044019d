// Tests items in the form in which people write them.
import test from "ava";
import { itemOf } from "../../src/seed/item.ts";

test("plain values become attributes", (t) => {
  const values = {
    id: "1",
    n: 1.5,
    yes: true,
    none: null,
    list: ["a", [2]],
    map: { S: "s" },
    gone: undefined,
  };
  t.deepEqual(itemOf(values), {
    id: { S: "1" },
    n: { N: "1.5" },
    yes: { BOOL: true },
    none: { NULL: true },
    list: { L: [{ S: "a" }, { L: [{ N: "2" }] }] },
    map: { M: { S: { S: "s" } } },
  });
});

test("an item in DynamoDB's form stays as it is", (t) => {
  const item = { id: { N: "1" }, tags: { SS: ["a"] } };
  t.deepEqual(itemOf(item), item);
});

test("values that JSON does not have are refused", (t) => {
  t.throws(() => itemOf({ id: "1", when: () => 1 }), {
    message: "Expected a value that JSON has, got one of the type function.",
  });
});
