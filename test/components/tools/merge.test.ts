// Tests how a caller's arguments for a child are merged into the component's.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { merge } from "../../../components/tools/merge.ts";

type Anything = Record<string, unknown>;

/** Returns the value that an engine would get. */
function resolved(value: unknown): Promise<unknown> {
  return (pulumi.output(value) as unknown as { promise(): Promise<unknown> }).promise();
}

const later = <T>(value: T) => pulumi.output(Promise.resolve(value));

test("objects are merged key by key at every depth", (t) => {
  const ours = { a: { b: { c: 1, d: 2 }, e: 3 }, f: 4 };
  t.deepEqual(merge<Anything>(ours, { a: { b: { c: 5 }, g: 6 } }), {
    a: { b: { c: 5, d: 2 }, e: 3, g: 6 },
    f: 4,
  });
  t.deepEqual(ours, { a: { b: { c: 1, d: 2 }, e: 3 }, f: 4 });
});

test("without arguments of the caller nothing changes", (t) => {
  t.deepEqual(merge<Anything>({ a: 1 }, undefined), { a: 1 });
  t.deepEqual(merge<Anything>({ a: { b: 1 } }, { a: {} }), { a: { b: 1 } });
});

test("lists, values and null replace what is there", (t) => {
  const ours = { list: [1, 2], object: { a: 1 }, text: "ours", empty: { a: 1 } };
  t.deepEqual(merge<Anything>(ours, { list: [3], object: ["a"], text: { a: 1 }, empty: null }), {
    list: [3],
    object: ["a"],
    text: { a: 1 },
    empty: null,
  });
});

test("an undefined value removes the property, at any depth", (t) => {
  t.deepEqual(merge<Anything>({ a: 1, b: { c: 1, d: 2 } }, { a: undefined, b: { c: undefined } }), {
    a: undefined,
    b: { c: undefined, d: 2 },
  });
});

test("objects of a class are values: an asset is not taken apart", (t) => {
  const asset = new pulumi.asset.StringAsset("theirs");
  t.is(merge<Anything>({ a: { b: 1 } }, { a: asset }).a, asset);
});

for (const [which, ours, theirs] of [
  ["ours", later({ a: 1, b: { c: 2 } }), { b: { d: 3 } }],
  ["theirs", { a: 1, b: { c: 2 } }, later({ b: { d: 3 } })],
  ["both", later({ a: 1, b: { c: 2 } }), later({ b: { d: 3 } })],
  ["theirs, a promise", { a: 1, b: { c: 2 } }, Promise.resolve({ b: { d: 3 } })],
  ["one inside", { a: 1, b: later({ c: 2 }) }, { b: { d: later(3) } }],
] as const) {
  test(`outputs are resolved, then merged: ${which}`, async (t) => {
    const { input } = merge<Anything>({ input: ours }, { input: theirs });
    t.deepEqual(await resolved(input), { a: 1, b: { c: 2, d: 3 } });
  });
}

test("an output that is no object replaces what is there", async (t) => {
  t.is(await resolved(merge<Anything>({ a: { b: 1 } }, { a: later("theirs") }).a), "theirs");
  t.deepEqual(await resolved(merge<Anything>({ a: later({ b: 1 }) }, { a: later([1]) }).a), [1]);
});

test("a value that is merged with a secret is a secret", async (t) => {
  const merged = merge<Anything>({ a: { b: 1 } }, { a: pulumi.secret({ c: 2 }) });
  t.true(await pulumi.isSecret(merged.a as pulumi.Output<unknown>));
});
