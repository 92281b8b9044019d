// The child process of `list.ts`: reads pages from a small and a large table with the same function. Its output is thrown away.
import { alternate } from "./blocks.ts";
import { loadFinder } from "./finder.ts";
import { loadFunctions } from "./functions.ts";
import { type Store, startStore } from "./store.ts";

const [requests = 0, small = 0, large = 0] = process.argv.slice(2).map(Number);

/** The two ways to read a page: a scan of the table, and a query of an index for a value that all users have. */
const ways = {
  plain: async (store: Store) => {
    const list = (await loadFunctions(store.url)).get("listUsers");
    return { page: async () => list?.call(""), action: "Scan" };
  },
  index: async (store: Store) => ({ page: await loadFinder(store.url), action: "Query" }),
};

async function listOf(users: number, way: keyof typeof ways) {
  const store = await startStore();
  await store.fill(users);
  const { page, action } = await ways[way](store);
  store.record(true);
  const answer = await page();
  const { output } = await store.seen(action);
  store.record(false);
  return { store, page, users: JSON.parse(answer.body).users.length, read: output.ScannedCount };
}

for (const by of ["plain", "index"] as const) {
  const tables = { small: await listOf(small, by), large: await listOf(large, by) };
  const costs = await alternate({ small: tables.small.page, large: tables.large.page }, requests);
  for (const size of ["small", "large"] as const) {
    const { users, read, store } = tables[size];
    process.send?.({ by, table: size === "small" ? small : large, users, read, costs: costs[size] });
    store.stop();
  }
}
process.disconnect?.();
