// Removes expired items once a minute. Until then, reads still return them.

import type { Clock } from "../../time/clock.ts";
import { stageChange } from "../items/action.ts";
import { below, prefixOf } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import type { Item } from "../values/item.ts";

const interval = 60_000;

/** Seconds. DynamoDB does not remove an item whose time lies further back. */
const fiveYears = 5 * 365 * 24 * 60 * 60;

/** Starts to remove expired items once a minute. @returns a function that stops this, also in the middle of a sweep */
export function startSweeps(store: Store, clock: Clock): () => Promise<void> {
  const end = new AbortController();
  async function run(): Promise<void> {
    for (;;) {
      await clock.wait(interval, end.signal);
      if (end.signal.aborted) return;
      for (const { name } of store.tables.values()) await sweep(store, name, clock, end.signal);
    }
  }
  const running = run();
  return async () => {
    end.abort();
    await running;
  };
}

async function sweep(store: Store, name: string, clock: Clock, signal: AbortSignal): Promise<void> {
  const table = store.tables.get(name);
  if (!table?.record.timeToLive) return;
  for await (const [key, item] of store.database.entries(below(prefixOf(table)))) {
    if (signal.aborted) return;
    if (isOver(table, item as Item, clock.now())) await remove(store, name, key, clock.now());
  }
}

/** Removes an expired item. It reads table and item again, as both may have changed. */
async function remove(store: Store, name: string, key: string, now: number): Promise<void> {
  const table = store.tables.get(name);
  const unit = createUnit(store.database);
  const before = unit.get<Item>(key);
  if (table && before && isOver(table, before, now))
    stageChange(store, unit, { table, key }, { before, after: undefined, isExpired: true });
  await unit.done();
}

/** Tells whether an item has expired: its time, in epoch seconds, has passed, but not more than five years ago. */
function isOver({ record }: Table, item: Item, now: number): boolean {
  const seconds = Number(record.timeToLive && item[record.timeToLive]?.N);
  return seconds < now / 1000 && seconds >= now / 1000 - fiveYears;
}
