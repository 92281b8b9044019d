// Tests the changed resources: deleted, replaced, updated and created ones, and the inputs that cause a replacement.
import test from "ava";
import { changesOf } from "../../../plan/resources/changes.ts";
import { resource } from "./resource.ts";

const lambda = (inputs: Record<string, unknown>, more = {}) =>
  resource("lambda/function:Function", inputs, more);

test("deletions and replacements come first", (t) => {
  const before = [
    lambda({ name: "a" }, { name: "gone" }),
    lambda({ name: "b" }),
    lambda({ timeout: 1 }, { name: "c" }),
  ];
  const after = [lambda({}, { name: "new" }), lambda({ timeout: 2 }, { name: "c" }), lambda({ name: "B" })];
  t.deepEqual(
    changesOf(before, after).map(({ action, name, because }) => [action, name, because]),
    [
      ["delete", "gone", []],
      ["replace", "people", ["name"]],
      ["update", "c", []],
      ["create", "new", []],
    ],
  );
});

test("the smallest inputs that differ are named, also inside JSON texts", (t) => {
  const policy = (Action: string[]) => JSON.stringify({ Statement: [{ Effect: "Allow", Action }] });
  const before = lambda({ settings: { "a.b": 1, rate: 2 }, list: [1, 2], policy: policy(["a"]), gone: true });
  const after = lambda({
    settings: { "a.b": 2, rate: 2 },
    list: [1],
    policy: policy(["a", "b"]),
    text: "{no",
  });
  t.deepEqual(changesOf([before], [after])[0]?.inputs, [
    { path: 'settings."a.b"', before: 1, after: 2 },
    { path: "list[1]", before: 2 },
    { path: "policy.Statement[0].Action[1]", after: "b" },
    { path: "gone", before: true },
    { path: "text", after: "{no" },
  ]);
});

test("an ignored input is no change, and one of replaceOnChanges replaces", (t) => {
  const options = { ignoreChanges: ["tags"], replaceOnChanges: ["environment"] };
  const before = lambda({ tags: { a: "1" }, environment: { variables: { A: "1" } } }, { options });
  const ignored = lambda({ tags: { a: "2" }, environment: { variables: { A: "1" } } }, { options });
  t.deepEqual(changesOf([before], [ignored]), []);
  const replaced = lambda({ tags: { a: "1" }, environment: { variables: { A: "2" } } }, { options });
  t.deepEqual(
    changesOf([before], [replaced]).map(({ action, because }) => [action, because]),
    [["replace", ["environment.variables.A"]]],
  );
});

test("a smaller value that AWS can only increase replaces a table; a larger one or none does not", (t) => {
  const warm = (readUnitsPerSecond?: number) =>
    resource("dynamodb/table:Table", { warmThroughput: { readUnitsPerSecond, writeUnitsPerSecond: 4000 } });
  const becomes = (before?: number, after?: number) =>
    changesOf([warm(before)], [warm(after)]).map(({ action, because }) => [action, because]);
  t.deepEqual(becomes(15_000, 12_000), [["replace", ["warmThroughput.readUnitsPerSecond"]]]);
  for (const [before, after] of [
    [12_000, 15_000],
    [12_000, 0],
    [12_000, undefined],
    [undefined, 12_000],
  ])
    t.deepEqual(becomes(before, after), [["update", []]]);
});

test("a resource that got another name with an alias is the same one", (t) => {
  const before = lambda({ timeout: 1 }, { name: "old" });
  const after = lambda({ timeout: 1 }, { name: "new", options: { aliases: [before.urn] } });
  t.deepEqual(changesOf([before], [after]), []);
});

test("a change of `protect` alone is an update", (t) => {
  const [change] = changesOf([lambda({}, { protect: true })], [lambda({})]);
  t.deepEqual([change?.action, change?.inputs], ["update", []]);
});

test("a resource that is only looked up is not the stack's", (t) => {
  t.deepEqual(changesOf([{ ...lambda({}), action: "read" }], []), []);
});
