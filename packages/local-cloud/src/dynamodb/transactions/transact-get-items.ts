// Runs TransactGetItems: reads up to 100 items at one moment.
import { tooLarge } from "../checks/transaction-operations.ts";
import { addUnits, consumed, type Units, unitsOfRead } from "../items/capacity.ts";
import { readItem } from "../reads/get-item.ts";
import { itemKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import { createUnit } from "../store/unit.ts";
import type { Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { conflicting } from "./cancellation.ts";
import { readParts } from "./parts.ts";

export async function transactGetItems({ store, input, shown, conflicts }: Request): Promise<Output> {
  const gets: Output[] = input.TransactItems.map(({ Get }: Output) => Get);
  const parts = gets.map((get) => ({ get, table: tableOf(store, get.TableName) }));
  const unit = createUnit(store.database);
  const reads = readParts(
    parts,
    ({ get, table }) => ({ table, ...readItem(unit, table, get), key: itemKey(table, get.Key) }),
    ({ key }) => key,
  );
  if (conflicts) throw conflicting(reads.length);
  const fault = tooLarge(reads.reduce((sum, { size }) => sum + size, 0));
  if (fault) throw validationError(fault);
  await unit.done();
  const capacities = Array.from(new Set(reads.map(({ table }) => table)), (table) => {
    const units = reads
      .filter((read) => read.table === table)
      .map(({ size }): Units => ({ table: unitsOfRead(size, true), indexes: new Map() }));
    return consumed(input, table, shown(table.name), addUnits(units, 2), "ReadCapacityUnits");
  });
  return {
    Responses: reads.map(({ shown: Item }) => (Item ? { Item } : {})),
    ...(capacities.some(Boolean) && { ConsumedCapacity: capacities }),
  };
}
