// usage: a process of `list.ts`, whose output is thrown away. Two tables, the same function against each.
import { alternate } from "./blocks.ts";
import { loadFunctions } from "./functions.ts";
import { startStore } from "./store.ts";

const [requests = 0, small = 0, large = 0] = process.argv.slice(2).map(Number);

async function listOf(users: number) {
  const store = await startStore();
  await store.fill(users);
  const list = (await loadFunctions(store.url)).get("listUsers");
  store.record(true);
  const answer = await list?.call("");
  const { output } = await store.seen("Scan");
  store.record(false);
  return { store, list, users: JSON.parse(answer.body).users.length, read: output.ScannedCount };
}

const tables = { small: await listOf(small), large: await listOf(large) };
const costs = await alternate(
  { small: async () => tables.small.list?.call(""), large: async () => tables.large.list?.call("") },
  requests,
);
for (const size of ["small", "large"] as const) {
  const { users, read, store } = tables[size];
  process.send?.({ table: size === "small" ? small : large, users, read, costs: costs[size] });
  store.stop();
}
process.disconnect?.();
