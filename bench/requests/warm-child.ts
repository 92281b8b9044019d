// usage: a process of `warm.ts`, whose output is thrown away, as the functions log into it.
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleInMemory } from "../../components/bundle/bundle.ts";
import { actionOf, type Operation } from "./bare.ts";
import { alternate } from "./blocks.ts";
import { type LoadedFunction, loadFunctions } from "./functions.ts";
import { type Store, startStore } from "./store.ts";

/** Those for which each request needs a user of its own. */
const consuming = new Set(["createUser", "deleteUser"]);

/** Blocks of 50 until V8 has compiled most of it for good. */
const warmUp = 10;

const requests = Number(process.argv[2]);
const store = await startStore();
const functions = await loadFunctions(store.url);
const { code } = await bundleInMemory("bare", () => import("./bare.ts"), import.meta.url);
for (const [operation, loaded] of functions) {
  const costs = await compare(store, loaded, operation as Operation);
  process.send?.({ operation, costs });
}
store.stop();
process.disconnect?.();

async function compare({ fill, seen, record }: Store, { call }: LoadedFunction, operation: Operation) {
  const own = consuming.has(operation);
  const ids = await fill(own ? 2 * (requests + warmUp * 50) + 1 : 1);
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

/** A copy of its own for each operation, as each function is one. */
function loadBare(): typeof import("./bare.ts").handler {
  const file = join(mkdtempSync(join(tmpdir(), "bench-bare-")), "index.js");
  writeFileSync(file, code);
  return createRequire(import.meta.url)(file).handler;
}

/** The same for another user, as another request: an update that carries an earlier one's id has happened already. */
// biome-ignore lint/suspicious/noExplicitAny: every action has an input of its own
function anew({ Item, Key, ExpressionAttributeValues: values, ...input }: any, id: string) {
  return {
    ...input,
    ...(Item && { Item: { ...Item, id: { S: id } } }),
    ...(Key && { Key: { id: { S: id } } }),
    ...(values && { ExpressionAttributeValues: withRequestId(values, crypto.randomUUID()) }),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The values with another request's id, the only one of them that is a UUID. */
function withRequestId(values: Record<string, { S?: string }>, S: string) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, uuid.test(value.S ?? "") ? { S } : value]),
  );
}
