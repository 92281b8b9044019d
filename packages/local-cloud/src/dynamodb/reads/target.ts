// Finds the target of a query or a scan: a table or one of its indexes.

import { checkKey, checkKeyPaths } from "../items/check-key.ts";
import type { Range } from "../store/database.ts";
import { entryKey, itemKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import { type Index, type KeyAttribute, keyOf, keyOfItem, type Table } from "../store/table.ts";
import type { Item, Output } from "../values/item.ts";
import { invalidParameters, validationError } from "../values/service-error.ts";

export interface Target {
  table: Table;
  index?: Index;
  /** The partition key of the table or of the index. */
  hash: KeyAttribute[];
  /** The sort key of the table or of the index. */
  range: KeyAttribute[];
  /** The names of the attributes in a `LastEvaluatedKey`: the keys of table and index. */
  position: string[];
  /** True when items come from the table, because the local index lacks requested attributes. */
  fetches: boolean;
}

/**
 * Finds the target of a request.
 *
 * @throws ServiceError for a table or an index that does not exist, an index that is still being filled, and a consistent read of
 * a global index
 */
export function targetOf({ store, input }: Pick<Request, "store" | "input">): Target {
  const table = tableOf(store, input.TableName);
  const { IndexName, ConsistentRead } = input;
  const index = table.indexes.find(({ name }) => name === IndexName);
  if (IndexName !== undefined && !index)
    throw validationError(`The table does not have the specified index: ${IndexName}`);
  if (index && table.record.unfilled?.includes(index.name))
    throw validationError(`Cannot read from backfilling global secondary index: ${index.name}`);
  if (index?.isGlobal && ConsistentRead)
    throw validationError("Consistent reads are not supported on global secondary indexes");
  const { hash, range } = index ?? table;
  const position = [...new Set([...keyOf(table), ...hash, ...range].map(({ name }) => name))];
  return { table, index, hash, range, position, fetches: false };
}

/**
 * Decides whether items come from the index, or, when a local index lacks attributes, from its table.
 *
 * @throws ServiceError when a global index lacks requested attributes
 */
export function withProjection(target: Target, input: Output): Target {
  const { table, index } = target;
  checkKeyPaths(table, input._projection?.nestedPaths);
  checkKeyPaths(table, input._filter?.nestedPaths);
  if (!index?.projected) return target;
  const all = input.Select === "ALL_ATTRIBUTES";
  if (all && index.isGlobal)
    throw invalidParameters(
      "Select type ALL_ATTRIBUTES is not supported for global secondary index " +
        `${index.name} because its projection type is not ALL`,
    );
  const has = new Set([...target.position, ...index.projected]);
  const paths: (string | (string | number)[])[] = input._projection?.paths ?? input.AttributesToGet ?? [];
  const missing = [...new Set(paths.map((path) => String(Array.isArray(path) ? path[0] : path)))].filter(
    (name) => !has.has(name),
  );
  if (missing.length > 0 && index.isGlobal)
    throw invalidParameters(`Global secondary index ${index.name} does not project [${missing.join(", ")}]`);
  return { ...target, fetches: all || missing.length > 0 };
}

const invalidStart = "The provided starting key is invalid";

/** Checks a starting key. @throws ServiceError when it has other attributes than a `LastEvaluatedKey`, or they do not fit */
export function checkStart({ table, hash, range, position }: Target, start: Item): void {
  const fits =
    Object.keys(start).length === position.length &&
    [...hash, ...range].every(({ name, type }) => start[name]?.[type] !== undefined);
  if (!fits) throw validationError(invalidStart);
  checkStartOfTable(table, keyOfItem(table, start));
}

/** Checks the table's key attributes in a starting key. @throws ServiceError when they do not fit the table */
export function checkStartOfTable(table: Table, start: Item): void {
  try {
    checkKey(table, start);
  } catch (error) {
    throw validationError(`${invalidStart}: ${(error as Error).message}`);
  }
}

/** Returns the database key of a starting key; `undefined` when it is outside of the range that a request reads. */
export function startWithin({ gte, lt }: Range, { table, index }: Target, start: Item): string | undefined {
  const key = index ? entryKey(table, index, start) : itemKey(table, start);
  return key >= gte && key < lt ? key : undefined;
}
