// Runs TransactGetItems: reads up to 100 items at one moment.
import { tooLarge } from "../checks/transaction-operations.ts";
import { addUnits, consumed, type Units, unitsOfRead } from "../items/capacity.ts";
import { type Found, readItem } from "../reads/get-item.ts";
import { itemKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import type { Output } from "../values/item.ts";
import { ServiceError, validationError } from "../values/service-error.ts";
import { cancelled, conflicting, invalid, none } from "./cancellation.ts";

interface Read extends Found {
  table: Table;
  key: string;
}

export async function transactGetItems({ store, input, shown, conflicts }: Request): Promise<Output> {
  const gets: Output[] = input.TransactItems.map(({ Get }: Output) => Get);
  const tables = gets.map(({ TableName }) => tableOf(store, TableName));
  const unit = createUnit(store.database);
  const reads = gets.map((get, index): Read => {
    const table = tables[index] as Table;
    try {
      return { table, ...readItem(unit, table, get), key: itemKey(table, get.Key) };
    } catch (error) {
      if (
        !(error instanceof ServiceError) ||
        /^One or more parameter values are not valid/.test(error.message)
      )
        throw error;
      throw cancelled(gets.map((_, each) => (each === index ? invalid(error.message) : none)));
    }
  });
  if (new Set(reads.map(({ key }) => key)).size < reads.length)
    throw validationError("Transaction request cannot include multiple operations on one item");
  if (conflicts) throw conflicting(reads.length);
  const fault = tooLarge(reads.reduce((sum, { size }) => sum + size, 0));
  if (fault) throw validationError(fault);
  await unit.done();
  const capacities = [...new Set(tables)].map((table) => {
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
