// Checks keys and items against their table.

import { type KeyAttribute, keyOf, type Table } from "../store/table.ts";
import { type AttributeValue, type Item, typeOf } from "../values/item.ts";
import { invalidParameters, validationError } from "../values/service-error.ts";

const wrongKey = "The provided key element does not match the schema";
const longestHash = 2048;
const longestRange = 1024;

/** Checks the key in a request. @throws ServiceError when its attributes or their types are not those of the table's key */
export function checkKey(table: Table, key: Item): void {
  if (Object.keys(key).length !== keyOf(table).length) throw validationError(wrongKey);
  for (const { name, type } of keyOf(table)) {
    const value = key[name];
    if (value?.[type] === undefined) throw validationError(wrongKey);
    checkNotEmpty(name, value);
  }
  checkLengths(table, key);
}

/** Checks an item to be put. @throws ServiceError when a key attribute is missing, or one of a key or an index has a wrong value */
export function checkItem(table: Table, item: Item): void {
  for (const { name, type } of keyOf(table)) {
    const value = item[name];
    if (!value) throw invalidParameters(`Missing the key ${name} in the item`);
    if (value[type] === undefined)
      throw invalidParameters(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
    checkNotEmpty(name, value);
  }
  checkLengths(table, item);
  for (const { attribute, value, indexName, isHash } of indexKeys(table, item)) {
    const { name, type } = attribute;
    if (value[type] === undefined)
      throw invalidParameters(
        `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${indexName}`,
      );
    const empty = emptyWord(value);
    if (empty)
      throw validationError(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. " +
          `The AttributeValue for a key attribute cannot contain an empty ${empty} value. ` +
          `IndexName: ${indexName}, IndexKey: ${name}`,
      );
    if (isTooLong(value, isHash)) throw tooLong(isHash);
  }
}

/** Yields an item's attributes that are in keys of indexes, in the order of the indexes. */
export function* indexKeys(
  table: Table,
  item: Item,
): Generator<{ attribute: KeyAttribute; value: AttributeValue; indexName: string; isHash: boolean }> {
  for (const index of table.indexes)
    for (const attribute of keyOf(index)) {
      const value = item[attribute.name];
      if (value) yield { attribute, value, indexName: index.name, isHash: index.hash.includes(attribute) };
    }
}

/** Tells whether a value is too long for a partition key (`isHash`) or a sort key. */
export function isTooLong(value: AttributeValue | undefined, isHash: boolean): boolean {
  return bytesOf(value) > (isHash ? longestHash : longestRange);
}

/** Tells whether a value can be in an index's key. Without it, the item is not in the index. */
export function fitsIndex(
  { type }: KeyAttribute,
  value: AttributeValue | undefined,
  isHash: boolean,
): boolean {
  return value?.[type] !== undefined && !emptyWord(value) && !isTooLong(value, isHash);
}

/** Refuses an empty value of a key. @throws ServiceError for an empty string or binary value */
export function checkNotEmpty(name: string, value: AttributeValue): void {
  const empty = emptyWord(value);
  if (empty)
    throw validationError(
      "One or more parameter values are not valid. " +
        `The AttributeValue for a key attribute cannot contain an empty ${empty} value. Key: ${name}`,
    );
}

/** Returns the name of an empty value's type; `undefined` when the value is not empty. */
export function emptyWord(value: AttributeValue): "string" | "binary" | undefined {
  if (value.S === "") return "string";
  return value.B === "" ? "binary" : undefined;
}

function checkLengths(table: Table, key: Item): void {
  if (table.hash.some(({ name }) => isTooLong(key[name], true))) throw tooLong(true);
  if (table.range.some(({ name }) => isTooLong(key[name], false))) throw tooLong(false);
}

function tooLong(isHash: boolean) {
  return invalidParameters(
    isHash
      ? `Size of hashkey has exceeded the maximum size limit of${longestHash} bytes`
      : `Aggregated size of all range keys has exceeded the size limit of ${longestRange} bytes`,
  );
}

function bytesOf(value: AttributeValue | undefined): number {
  if (value?.B !== undefined) return Buffer.byteLength(value.B, "base64");
  return Buffer.byteLength(value?.S ?? "");
}

/** Checks the paths of an expression. @throws ServiceError for a path into a key attribute, which cannot be a map or a list */
export function checkKeyPaths(table: Table, nestedPaths: Record<string, true> | undefined): void {
  if (!nestedPaths) return;
  const fault = (what: string, name: string) =>
    validationError(
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: " +
        `${what}: ${name}`,
    );
  for (const { name } of keyOf(table)) if (nestedPaths[name]) throw fault("Key", name);
  for (const index of table.indexes)
    for (const { name } of keyOf(index)) if (nestedPaths[name]) throw fault("IndexKey", name);
}
