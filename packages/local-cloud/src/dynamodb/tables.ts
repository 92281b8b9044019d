// Creates the tables that a program registers or adopts, and checks those that a data folder already has.
import { setTimeout } from "node:timers/promises";
import type { Served } from "../resources/effects.ts";
import { type Lookup, ofType, type Resource, type ResourceOf } from "../resources/resource.ts";
import type { Dynamodb } from "./dynamodb.ts";
import type { Output } from "./engine.ts";

/** What has an effect here. */
export const dynamodbServes = {
  "aws:dynamodb/table:Table": [
    "attributes",
    "billingMode",
    "globalSecondaryIndexes",
    "hashKey",
    "localSecondaryIndexes",
    "name",
    "rangeKey",
  ],
} satisfies Served;

type Table = Pick<
  ResourceOf<"aws:dynamodb/table:Table">["outputs"],
  "name" | "attributes" | "hashKey" | "rangeKey" | "globalSecondaryIndexes" | "localSecondaryIndexes"
>;

/**
 * Brings up every table of the program; those that exist keep their items.
 *
 * @param onOtherKey is told of a table that exists with another key, and is then made anew; without it that is an error
 * @throws Error when a table exists with another key
 */
export async function createTables(
  dynamodb: Pick<Dynamodb, "call">,
  resources: Resource[],
  lookups: Lookup[],
  onOtherKey?: (line: string) => void,
): Promise<void> {
  const registered = ofType(resources, "aws:dynamodb/table:Table").map(({ outputs }): Table => outputs);
  const adopted = lookups
    .filter(({ token }) => token === "aws:dynamodb/getTable:getTable")
    .map(({ outputs }) => outputs as unknown as Table);
  const tables = new Map([...adopted, ...registered].map((table) => [table.name, table]));
  for (const table of tables.values()) await createTable(dynamodb, table, onOtherKey);
}

async function createTable(
  dynamodb: Pick<Dynamodb, "call">,
  table: Table,
  onOtherKey?: (line: string) => void,
): Promise<void> {
  const wanted = description(table);
  try {
    await dynamodb.call("CreateTable", wanted);
  } catch (error) {
    if ((error as Error).name !== "ResourceInUseException") throw error;
    const { Table } = await dynamodb.call("DescribeTable", { TableName: table.name });
    const found = keyOf(Table);
    if (found === keyOf(wanted)) return;
    if (onOtherKey) {
      await deleteTable(dynamodb, table.name);
      await dynamodb.call("CreateTable", wanted);
      onOtherKey(`The table ${table.name} starts empty: its key was ${found} and is ${keyOf(wanted)} now.`);
      return;
    }
    throw new Error(
      `The table ${table.name} exists with the key ${found}, the program wants ${keyOf(wanted)}. Choose another --data folder.`,
    );
  }
}

/** A table is still there for a moment after it has been deleted. */
async function deleteTable(dynamodb: Pick<Dynamodb, "call">, TableName: string): Promise<void> {
  await dynamodb.call("DeleteTable", { TableName });
  const isThere = () =>
    dynamodb.call("DescribeTable", { TableName }).then(
      () => true,
      (error: Error) => {
        if (error.name === "ResourceNotFoundException") return false;
        throw error;
      },
    );
  while (await isThere()) await setTimeout(5);
}

interface Index {
  name: string;
  hashKey?: string;
  rangeKey?: string;
  projectionType: string;
  nonKeyAttributes?: string[];
}

function description(table: Table) {
  const indexes = (list: Index[] = []) =>
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
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({
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
function keyOf(table: Output): string {
  const types = new Map(
    table.AttributeDefinitions.map((attribute: Output) => [attribute.AttributeName, attribute.AttributeType]),
  );
  return table.KeySchema.map(
    ({ AttributeName }: Output) => `${AttributeName} (${types.get(AttributeName)})`,
  ).join(", ");
}
