// Whether keys and items fit their table.

import { type KeyAttribute, keyOf, type Table } from "../store/table.ts";
import { type AttributeValue, type Item, typeOf } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";

const wrongKey = "The provided key element does not match the schema";
const longestHash = 2048;
const longestRange = 1024;

/** @throws ServiceError when the key has other attributes or types than the table's */
export function checkKey(table: Table, key: Item): void {
  if (Object.keys(key).length !== keyOf(table).length) throw validationError(wrongKey);
  for (const attribute of keyOf(table)) checkPart(attribute, key);
  checkLengths(table, key);
}

function checkPart({ name, type }: KeyAttribute, key: Item): void {
  const value = key[name];
  if (value?.[type] === undefined) throw validationError(wrongKey);
  checkNotEmpty(name, value);
}

/** @throws ServiceError when the item lacks its key, or an attribute of a key or an index has another type or no text */
export function checkItem(table: Table, item: Item): void {
  for (const { name, type } of keyOf(table)) {
    const value = item[name];
    if (!value) throw invalid(`Missing the key ${name} in the item`);
    if (value[type] === undefined)
      throw invalid(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
    checkNotEmpty(name, value);
  }
  checkLengths(table, item);
  for (const { attribute, value, indexName, isHash } of indexKeys(table, item)) {
    const { name, type } = attribute;
    if (value[type] === undefined)
      throw invalid(
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

/** The attributes of an item that indexes are by, with the index that asks first. */
export function* indexKeys(
  table: Table,
  item: Item,
): Generator<{ attribute: KeyAttribute; value: AttributeValue; indexName: string; isHash: boolean }> {
  for (const index of table.indexes)
    for (const attribute of [...index.hash, ...index.range]) {
      const value = item[attribute.name];
      if (value) yield { attribute, value, indexName: index.name, isHash: index.hash.includes(attribute) };
    }
}

/** Whether a value is longer than a key may be, as a partition key or as a sort key. */
export function isTooLong(value: AttributeValue | undefined, isHash: boolean): boolean {
  return bytesOf(value) > (isHash ? longestHash : longestRange);
}

/** Whether a value can be in an index whose key has this attribute. */
export function fitsIndex(
  { type }: KeyAttribute,
  value: AttributeValue | undefined,
  isHash: boolean,
): boolean {
  return value?.[type] !== undefined && !emptyWord(value) && !isTooLong(value, isHash);
}

/** @throws ServiceError for an empty text, which no key has */
export function checkNotEmpty(name: string, value: AttributeValue): void {
  const empty = emptyWord(value);
  if (empty)
    throw validationError(
      "One or more parameter values are not valid. " +
        `The AttributeValue for a key attribute cannot contain an empty ${empty} value. Key: ${name}`,
    );
}

/** What an empty value of a key is called; `undefined` for any other. */
export function emptyWord(value: AttributeValue): "string" | "binary" | undefined {
  if (value.S === "") return "string";
  return value.B === "" ? "binary" : undefined;
}

function checkLengths(table: Table, key: Item): void {
  if (table.hash.some(({ name }) => isTooLong(key[name], true))) throw tooLong(true);
  if (table.range.some(({ name }) => isTooLong(key[name], false))) throw tooLong(false);
}

function tooLong(isHash: boolean) {
  return invalid(
    isHash
      ? `Size of hashkey has exceeded the maximum size limit of${longestHash} bytes`
      : `Aggregated size of all range keys has exceeded the size limit of ${longestRange} bytes`,
  );
}

function bytesOf(value: AttributeValue | undefined): number {
  if (value?.B !== undefined) return Buffer.byteLength(value.B, "base64");
  return Buffer.byteLength(value?.S ?? "");
}

/** @throws ServiceError when a path goes into an attribute that is part of a key, which has no inside */
export function checkKeyPaths(table: Table, nestedPaths: Record<string, true> | undefined): void {
  if (!nestedPaths) return;
  const fault = (what: string, name: string) =>
    validationError(
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: " +
        `${what}: ${name}`,
    );
  for (const { name } of keyOf(table)) if (nestedPaths[name]) throw fault("Key", name);
  for (const { hash, range } of table.indexes)
    for (const { name } of [...hash, ...range]) if (nestedPaths[name]) throw fault("IndexKey", name);
}

function invalid(what: string) {
  return validationError(`One or more parameter values were invalid: ${what}`);
}
