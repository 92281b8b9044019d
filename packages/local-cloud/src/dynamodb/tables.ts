// Creates the tables that a program registers or adopts, and checks those that a data folder already has.

import type { Lookup, Resource } from "../resources/resource.ts";
import type { Dynamodb } from "./dynamodb.ts";

type Properties = Resource["outputs"];

/**
 * Brings up every table of the program; those that exist keep their items.
 *
 * @throws Error when a table exists with another key
 */
export async function createTables(
  dynamodb: Dynamodb,
  resources: Resource[],
  lookups: Lookup[],
): Promise<void> {
  const registered = resources
    .filter(({ type }) => type === "aws:dynamodb/table:Table")
    .map(({ outputs }) => outputs);
  const adopted = lookups
    .filter(({ token }) => token === "aws:dynamodb/getTable:getTable")
    .map(({ outputs }) => outputs as Properties);
  const tables = new Map([...adopted, ...registered].map((table) => [table.name, table]));
  for (const table of tables.values()) await createTable(dynamodb, table);
}

async function createTable(dynamodb: Dynamodb, table: Properties): Promise<void> {
  const wanted = description(table);
  try {
    await dynamodb.call("CreateTable", wanted);
  } catch (error) {
    if ((error as Error).name !== "ResourceInUseException") throw error;
    const { Table } = await dynamodb.call("DescribeTable", { TableName: table.name });
    const found = keyOf(Table);
    if (found === keyOf(wanted)) return;
    throw new Error(
      `The table ${table.name} exists with the key ${found}, the program wants ${keyOf(wanted)}. Choose another --data folder.`,
    );
  }
}

function description(table: Properties) {
  const indexes = (list: Properties[] = []) =>
    list.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.hashKey ?? table.hashKey, index.rangeKey),
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
    AttributeDefinitions: table.attributes.map(({ name, type }: Properties) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
  };
}

function keySchema(hashKey: string, rangeKey?: string) {
  const element = (AttributeName: string, KeyType: string) => ({ AttributeName, KeyType });
  return [element(hashKey, "HASH"), ...(rangeKey ? [element(rangeKey, "RANGE")] : [])];
}

/** `id (S)`; a table's key in words. */
function keyOf(table: Properties): string {
  const types = new Map(
    table.AttributeDefinitions.map((attribute: Properties) => [
      attribute.AttributeName,
      attribute.AttributeType,
    ]),
  );
  return table.KeySchema.map(
    ({ AttributeName }: Properties) => `${AttributeName} (${types.get(AttributeName)})`,
  ).join(", ");
}
