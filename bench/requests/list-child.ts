// The child process of `list.ts`: reads pages from a small and a large table with the same function. Its output is thrown away.
import { fields } from "../../fields.ts";
import { alternate } from "./blocks.ts";
import { loadList } from "./load-list.ts";
import { indexed, startStore } from "./store.ts";

const [requests = 0, small = 0, large = 0] = process.argv.slice(2).map(Number);

/** The two ways to read a page: a scan of the table, and a query of an index for a value that all users have. */
const ways = {
  plain: { wanted: fields, query: "limit=10", action: "Scan" },
  index: { wanted: { ...fields, ...indexed.fields }, query: `limit=10&${indexed.query}`, action: "Query" },
};

async function listOf(users: number, way: keyof typeof ways) {
  const store = await startStore();
  await store.fill(users);
  const { wanted, query, action } = ways[way];
  const page = await loadList(store.url, wanted, query);
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
