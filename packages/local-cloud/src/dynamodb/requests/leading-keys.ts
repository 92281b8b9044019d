// Finds the partition keys that a request names.
import type { Table } from "../store/table.ts";
import type { AttributeValue, Item, Output } from "../values/item.ts";

/** Returns the values that a request has for the partition key of its table or index, without repeats. A scan has none. */
export function leadingKeys(table: Table | undefined, part: Output | Output[]): string[] {
  const index = Array.isArray(part) ? undefined : table?.indexes.find(({ name }) => name === part.IndexName);
  const [attribute] = (index ?? table)?.hash ?? [];
  if (!attribute) return [];
  const conditions = Array.isArray(part) ? undefined : part.KeyConditions;
  const values: (AttributeValue | undefined)[] = conditions
    ? (conditions[attribute.name]?.AttributeValueList ?? [])
    : itemsOf(part).map((item) => item[attribute.name]);
  return [...new Set(values.flatMap((value) => value?.S ?? value?.N ?? value?.B ?? []))];
}

/** Returns the items and keys of a request, of one part of a transaction, or of one table's part of a batch. */
export function itemsOf(part: Output | Output[]): Item[] {
  if (Array.isArray(part))
    return part.flatMap(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? []);
  return part.Keys ?? [part.Key ?? part.Item ?? {}];
}
