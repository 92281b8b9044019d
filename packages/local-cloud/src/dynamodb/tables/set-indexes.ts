// Replaces the indexes of a table.
import { isDeepStrictEqual } from "node:util";
import { below, prefixOf } from "../store/keys.ts";
import type { Store } from "../store/store.ts";
import { type Index, type Indexes, indexesIn, type Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { changeTable } from "./change-table.ts";
import { type Filled, fillIndexes } from "./fill-indexes.ts";
import { keptIndexes, newIndexId } from "./kept-indexes.ts";

/** Replaces a table's indexes. New writes enter them at once. It resolves when the existing items are in them too. */
export async function setIndexes(store: Store, table: Table, wanted: Indexes): Promise<Filled> {
  const { record } = table;
  const { GlobalSecondaryIndexes: _global, LocalSecondaryIndexes: _local, ...rest } = record.description;
  const definitions = [record.description.AttributeDefinitions, wanted.AttributeDefinitions];
  const all = indexesIn(wanted);
  const before = new Map(indexesIn(record.description).map((index) => [index.IndexName, index]));
  const isKept = (index: Output) => isSame(before.get(index.IndexName), index, definitions);
  const added = all.filter((index) => !isKept(index)).map(({ IndexName }) => IndexName as string);
  const indexIds = Object.fromEntries(
    all.map((index) => [index.IndexName, isKept(index) ? record.indexIds[index.IndexName] : newIndexId()]),
  ) as Record<string, string>;
  const changed = await changeTable(store, table, {
    indexIds,
    unfilled: added,
    description: { ...rest, ...keptIndexes(rest.TableArn, wanted) },
  });
  const filled = await fillIndexes(store, changed);
  const isGone = ({ id }: Index) => !Object.values(indexIds).includes(id);
  for (const index of table.indexes.filter(isGone)) await store.database.clear(below(prefixOf(table, index)));
  return filled;
}

/** Tells whether two indexes have equal key attributes, types and projections. */
function isSame(before: Output | undefined, index: Output, [old = [], now = []]: Output[][]): boolean {
  const inFull = ({ KeySchema, Projection }: Output, definitions: Output[]) => ({
    projection: { ...Projection, NonKeyAttributes: Projection.NonKeyAttributes?.toSorted() },
    keys: KeySchema.map(({ AttributeName: name, KeyType }: Output) => ({
      ...{ name, KeyType },
      type: definitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType,
    })),
  });
  return before !== undefined && isDeepStrictEqual(inFull(before, old), inFull(index, now));
}
