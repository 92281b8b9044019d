// The target of a query or a scan: a table or one of its indexes.

import { checkKey, checkKeyPaths } from "../items/check-key.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import { type Index, type KeyAttribute, keyOf, type Table } from "../store/table.ts";
import type { Item, Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";

export interface Target {
  table: Table;
  index?: Index;
  /** Of the table, or of the index. */
  hash: KeyAttribute[];
  range: KeyAttribute[];
  /** The names of the attributes that say where an item is: the index's, then the table's. */
  position: string[];
  /** Whether items are to be read from the table, as a local index does not have all that is asked for. */
  fetches: boolean;
}

/** @throws ServiceError for a table or an index that is not there, or an index that cannot answer */
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
 * Whether the index can answer, or a local one needs its table.
 *
 * @throws ServiceError when a global index does not have what the request asks for
 */
export function withProjection(target: Target, input: Output): Target {
  const { table, index } = target;
  checkKeyPaths(table, input._projection?.nestedPaths);
  checkKeyPaths(table, input._filter?.nestedPaths);
  if (!index?.projected) return target;
  const all = input.Select === "ALL_ATTRIBUTES";
  if (all && index.isGlobal)
    throw validationError(
      "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index " +
        `${index.name} because its projection type is not ALL`,
    );
  const has = new Set([...target.position, ...index.projected]);
  const paths: (string | (string | number)[])[] = input._projection?.paths ?? input.AttributesToGet ?? [];
  const missing = [...new Set(paths.map((path) => String(Array.isArray(path) ? path[0] : path)))].filter(
    (name) => !has.has(name),
  );
  if (missing.length > 0 && index.isGlobal)
    throw validationError(
      `One or more parameter values were invalid: Global secondary index ${index.name} does not project [${missing.join(", ")}]`,
    );
  return { ...target, fetches: all || missing.length > 0 };
}

/** @throws ServiceError when the table's key in a starting key is none */
export function checkStart({ table }: Target, start: Item): void {
  const key = Object.fromEntries(
    keyOf(table).flatMap(({ name }) => (start[name] ? [[name, start[name]]] : [])),
  );
  try {
    checkKey(table, key);
  } catch (error) {
    throw validationError(`The provided starting key is invalid: ${(error as Error).message}`);
  }
}
