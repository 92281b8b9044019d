// Describes tables: as the input of `CreateTable`, and in short texts that compare two tables' keys and indexes.
import type { ResourceOf } from "../resources/resource.ts";
import { type Indexes, indexesIn } from "./store/table.ts";
import type { Output } from "./values/item.ts";

export type Table = ResourceOf<"aws:dynamodb/table:Table">["outputs"];

interface Index {
  name: string;
  hashKey?: string;
  rangeKey?: string;
  keySchemas?: { attributeName: string; keyType: string }[];
  projectionType: string;
  nonKeyAttributes?: string[];
}

/** The input of `CreateTable`. */
export interface Description extends Indexes, Record<string, unknown> {
  TableName: string;
  KeySchema: Output[];
}

/** Returns the input of `CreateTable` for a table that a program registers. */
export function description(table: Table): Description {
  const indexes = (list: Index[] = []) =>
    list.map((index) => ({
      IndexName: index.name,
      KeySchema: indexKeySchema(index, table),
      Projection: {
        ProjectionType: index.projectionType,
        ...(index.nonKeyAttributes && { NonKeyAttributes: index.nonKeyAttributes }),
      },
    }));
  const global = indexes(table.globalSecondaryIndexes);
  const local = indexes(table.localSecondaryIndexes);
  return {
    TableName: table.name,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: keySchema(table.hashKey, table.rangeKey),
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
  };
}

/** Returns an index's key. A local index has its table's partition key; a global one names its own. */
function indexKeySchema({ keySchemas = [], hashKey, rangeKey }: Index, table: Table): Output[] {
  if (keySchemas.length === 0) return keySchema(hashKey ?? table.hashKey, rangeKey);
  return keySchemas.map(({ attributeName, keyType }) => ({ AttributeName: attributeName, KeyType: keyType }));
}

function keySchema(hashKey: string, rangeKey?: string) {
  const element = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType });
  return [element(hashKey, "HASH"), ...(rangeKey ? [element(rangeKey, "RANGE")] : [])];
}

/** Returns a table's key as text, such as `id (S)`. */
export function keyOf(table: Output): string {
  return inWords(table, table.KeySchema);
}

/**
 * Returns a table's secondary indexes as text, such as `by-mail: mail (S), projects ALL`, or `none`. The word `and` joins the
 * attributes of a partition key, or of a sort key.
 */
export function indexesOf(table: Output): string {
  const words = indexesIn(table).map(({ IndexName, KeySchema, Projection }) => {
    const attributes = [Projection.ProjectionType, ...(Projection.NonKeyAttributes ?? []).toSorted()];
    return `${IndexName}: ${inWords(table, KeySchema)}, projects ${attributes.join(" ")}`;
  });
  return words.sort().join("; ") || "none";
}

function inWords(table: Output, schema: Output[]): string {
  const types = new Map(
    table.AttributeDefinitions.map((attribute: Output) => [attribute.AttributeName, attribute.AttributeType]),
  );
  const sides = ["HASH", "RANGE"].map((side) =>
    schema
      .filter(({ KeyType }) => KeyType === side)
      .map(({ AttributeName }) => `${AttributeName} (${types.get(AttributeName)})`)
      .join(" and "),
  );
  return sides.filter(Boolean).join(", ");
}
