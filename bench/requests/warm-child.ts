// The child process of `warm.ts`: times requests. Its output is thrown away, as the functions log to it.
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleInMemory } from "../../components/bundle/bundle.ts";
import { actionOf, type Operation } from "./bare.ts";
import { alternate, block } from "./blocks.ts";
import { type Call, loadFunctions } from "./functions.ts";
import { type Store, startStore } from "./store.ts";

/** The operations that need another user for each request. */
const consuming = new Set(["createUser", "deleteUser"]);

/** The number of blocks until V8 has optimized most of the code. */
const warmUp = 10;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const requests = Number(process.argv[2]);
const store = await startStore();
const functions = await loadFunctions(store.url);
const { code } = await bundleInMemory("bare", () => import("./bare.ts"), import.meta.url);
for (const [operation, call] of functions) {
  const costs = await compare(store, call, operation as Operation);
  process.send?.({ operation, costs });
}
store.stop();
process.disconnect?.();

async function compare({ fill, seen, record }: Store, call: Call, operation: Operation) {
  const own = consuming.has(operation);
  const ids = await fill(own ? 2 * block * (Math.ceil(requests / block) + warmUp) + 1 : 1);
  const idFor = () => (own ? ids.pop() : ids[0]) ?? "";
  record(true);
  await call(idFor());
  const { input } = await seen(actionOf(operation));
  record(false);
  const bare = loadBare();
  const send = () => {
    const id = operation === "createUser" ? crypto.randomUUID() : idFor();
    return bare(anew(input, id), operation);
  };
  return alternate({ function: () => call(idFor()), bare: send }, requests, warmUp);
}

/** Loads another copy of the bare handler for each operation, as each function is a copy of its code too. */
function loadBare(): typeof import("./bare.ts").handler {
  const file = join(mkdtempSync(join(tmpdir(), "bench-bare-")), "index.js");
  writeFileSync(file, code);
  return createRequire(import.meta.url)(file).handler;
}

/** Returns the input for another user and with another request id, as an update with a used request id changes nothing. */
// biome-ignore lint/suspicious/noExplicitAny: every action has an input of its own
function anew({ Item, Key, ExpressionAttributeValues: values, ...input }: any, id: string) {
  return {
    ...input,
    ...(Item && { Item: { ...Item, id: { S: id } } }),
    ...(Key && { Key: { id: { S: id } } }),
    ...(values && { ExpressionAttributeValues: withRequestId(values, crypto.randomUUID()) }),
  };
}

/** Replaces the request id in the values: the only value that is a UUID. */
function withRequestId(values: Record<string, { S?: string }>, S: string) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, uuid.test(value.S ?? "") ? { S } : value]),
  );
}
