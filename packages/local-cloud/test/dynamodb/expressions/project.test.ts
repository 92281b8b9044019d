// Tests projections: the parts of an item that they return.
import test from "ava";
import { project } from "../../../src/dynamodb/expressions/project.ts";
import type { Item } from "../../../src/dynamodb/values/item.ts";

const n = (value: number) => ({ N: String(value) });
const item: Item = {
  id: { S: "a" },
  list: { L: [n(0), { M: { x: n(1), y: n(2) } }, n(3)] },
  map: { M: { a: n(1), b: { M: { c: n(2), d: n(3) } } } },
};

for (const [title, paths, expected] of [
  ["an attribute", ["id"], { id: { S: "a" } }],
  ["an attribute that is not there", ["other"], {}],
  ["a name that every object has", ["toString", "constructor"], {}],
  ["a place in a map", [["map", "b", "d"]], { map: { M: { b: { M: { d: n(3) } } } } }],
  [
    "two places in a map",
    [
      ["map", "a"],
      ["map", "b", "c"],
    ],
    { map: { M: { a: n(1), b: { M: { c: n(2) } } } } },
  ],
  [
    "places of a list, which move together in their order",
    [
      ["list", 2],
      ["list", 0],
    ],
    { list: { L: [n(0), n(3)] } },
  ],
  [
    "two places in a map in a list",
    [
      ["list", 1, "y"],
      ["list", 1, "x"],
    ],
    { list: { L: [{ M: { y: n(2), x: n(1) } }] } },
  ],
  ["a path through what is no map", [["id", "x"]], {}],
] as [string, (string | (string | number)[])[], Item][]) {
  test(title, (t) => {
    const before = structuredClone(item);
    t.deepEqual(project(paths, item), expected);
    t.deepEqual(item, before);
  });
}
