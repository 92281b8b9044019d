// Where in the database things are. A key begins with the byte of its kind, and ids have a fixed length.
import { hash } from "node:crypto";
import { afterAll, encodeKey } from "../values/encode-key.ts";
import type { AttributeValue, Item } from "../values/item.ts";
import type { Range } from "./database.ts";
import type { Index, KeyAttribute, Table } from "./table.ts";

const kind = {
  table: "01",
  item: "02",
  indexEntry: "03",
  record: "04",
  token: "05",
  stream: "06",
  mark: "07",
};

const text = (value: string) => Buffer.from(value).toString("hex");

export const tableKey = (name: string) => kind.table + text(name);
export const tokenKey = (token: string) => kind.token + text(token);
export const streamKey = (label: string) => kind.stream + text(label);
/** Of whatever a user of the database wants to keep beside the tables, such as how far it has read. */
export const markKey = (name: string) => kind.mark + text(name);
export const recordKey = (streamId: string, sequence: number) =>
  kind.record + streamId + sequence.toString(16).padStart(16, "0");
/** The number in the key of a record. */
export const sequenceOf = (key: string) => Number(`0x${key.slice(-16)}`);

/** All keys that begin with this one. */
export const below = (prefix: string): Range => ({ gte: prefix, lt: afterAll(prefix) });

export const allTables = below(kind.table);
export const allMarks = below(kind.mark);
export const allTokens = below(kind.token);
export const allStreams = below(kind.stream);
export const recordsOf = (streamId: string) => below(kind.record + streamId);

/** Before all keys of a table, or of one of its indexes. */
export function prefixOf(table: Table, index?: Index): string {
  return index ? kind.indexEntry + table.id + index.id : kind.item + table.id;
}

/** Before the keys of all items with these partition key values. Partitions are spread by a hash, as scans show on AWS too. */
export function partitionPrefix(table: Table, index: Index | undefined, values: AttributeValue[]): string {
  const partition = encodeKey(values);
  return prefixOf(table, index) + hash("md5", partition).slice(0, hashLength) + partition;
}

/** Hexadecimal digits of a partition's hash. */
export const hashLength = 6;

/** The key of the item that has these key attributes. */
export function itemKey(table: Table, item: Item): string {
  return (
    partitionPrefix(table, undefined, valuesOf(table.hash, item)) + encodeKey(valuesOf(table.range, item))
  );
}

/** The key of the item's entry in an index: what the index is by, and what tells items apart that agree in it. */
export function entryKey(table: Table, index: Index, item: Item): string {
  return (
    partitionPrefix(table, index, valuesOf(index.hash, item)) +
    encodeKey([index.range, table.hash, table.range].flatMap((attributes) => valuesOf(attributes, item)))
  );
}

function valuesOf(attributes: KeyAttribute[], item: Item): AttributeValue[] {
  return attributes.map(({ name }) => item[name] as AttributeValue);
}
