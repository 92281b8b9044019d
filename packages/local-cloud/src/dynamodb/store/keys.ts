// Makes the database's keys. Each begins with a byte for its kind. All ids have a fixed length.
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
/** Returns the key of a mark: a text kept beside the tables, such as a reader's place in a stream. */
export const markKey = (name: string) => kind.mark + text(name);
export const recordKey = (streamId: string, sequence: number) =>
  kind.record + streamId + sequence.toString(16).padStart(16, "0");
/** Returns the sequence number in a record's key. */
export const sequenceOf = (key: string) => Number(`0x${key.slice(-16)}`);

/** Returns the range of all keys that begin with a prefix. */
export const below = (prefix: string): Range => ({ gte: prefix, lt: afterAll(prefix) });

export const allTables = below(kind.table);
export const allMarks = below(kind.mark);
export const allTokens = below(kind.token);
export const allStreams = below(kind.stream);
export const recordsOf = (streamId: string) => below(kind.record + streamId);

/** Returns the prefix of all item keys of a table, or all entry keys of an index. */
export function prefixOf(table: Table, index?: Index): string {
  return index ? kind.indexEntry + table.id + index.id : kind.item + table.id;
}

/** Returns the key prefix of a partition. A hash orders the partitions, as scans show on AWS. */
export function partitionPrefix(table: Table, index: Index | undefined, values: AttributeValue[]): string {
  const partition = encodeKey(values);
  return prefixOf(table, index) + hash("md5", partition).slice(0, hashLength) + partition;
}

/** Number of hexadecimal digits in a partition's hash. */
export const hashLength = 6;

/** Returns the database key of an item, from its key attributes. */
export function itemKey(table: Table, item: Item): string {
  return (
    partitionPrefix(table, undefined, valuesOf(table.hash, item)) + encodeKey(valuesOf(table.range, item))
  );
}

/** Returns the key of an item's entry in an index. The table's key attributes at its end make it unique. */
export function entryKey(table: Table, index: Index, item: Item): string {
  return (
    partitionPrefix(table, index, valuesOf(index.hash, item)) +
    encodeKey([index.range, table.hash, table.range].flatMap((attributes) => valuesOf(attributes, item)))
  );
}

function valuesOf(attributes: KeyAttribute[], item: Item): AttributeValue[] {
  return attributes.map(({ name }) => item[name] as AttributeValue);
}
