// Runs BatchWriteItem: it writes each item on its own, one after the other.
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import type { Item, Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { type Action, put, remove, stageChange } from "./action.ts";
import { addUnits, consumed, type Units, writeUnits } from "./capacity.ts";
import { collectionMetrics } from "./collection-metrics.ts";
import { type Usage, usageOf } from "./usage.ts";

interface Part {
  action: Action;
  item: Item;
}

export async function batchWriteItem({ store, input, shown }: Request): Promise<Output> {
  const tables = Object.entries<Output[]>(input.RequestItems).map(([name, requests]) => {
    const table = tableOf(store, name);
    return { table, parts: partsOf(table, requests) };
  });
  const written: Promise<void>[] = [];
  const used = tables.map(({ table, parts }): Usage => {
    const units = parts.map(({ action }): Units => {
      const unit = createUnit(store.database);
      const before = unit.get<Item>(action.key);
      const after = action.next(before);
      stageChange(store, unit, action, { before, after });
      written.push(unit.done());
      return writeUnits(table, before, after);
    });
    return {
      name: shown(table.name),
      capacity: consumed(input, table, shown(table.name), addUnits(units)),
      metrics: parts.flatMap(({ item }) => collectionMetrics(input, table, item) ?? []),
    };
  });
  await Promise.all(written);
  return { UnprocessedItems: {}, ...usageOf(used) };
}

function partsOf(table: Table, requests: Output[]): Part[] {
  const parts = requests.map(({ PutRequest, DeleteRequest }): Part => {
    const action = PutRequest ? inBatch(() => put(table, PutRequest)) : remove(table, DeleteRequest);
    return { action, item: PutRequest?.Item ?? DeleteRequest.Key };
  });
  if (new Set(parts.map(({ action }) => action.key)).size < parts.length)
    throw validationError("Provided list of item keys contains duplicates");
  return parts;
}

/** Changes the message for an item without its table's key: batches have one of their own. */
function inBatch(make: () => Action): Action {
  try {
    return make();
  } catch (error) {
    if (/Missing the key|Type mismatch for key/.test((error as Error).message))
      throw validationError("The provided key element does not match the schema");
    throw error;
  }
}
