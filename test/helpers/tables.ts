// Makes the CreateTable requests for the tables of an API from its fields.

import { keysOf } from "../../components/table/indexes.ts";
import { uniqueFields } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";

/** Returns one CreateTable request for each table, with the keys that the component registers. */
export function tablesFor(fields: Fields): Record<string, unknown>[] {
  // biome-ignore lint/suspicious/noExplicitAny: inputs of a resource may be outputs; these are plain
  const { attributes, globalSecondaryIndexes }: any = keysOf(fields);
  const users = {
    ...table("users", "id"),
    AttributeDefinitions: attributes.map(definition),
    ...(globalSecondaryIndexes && { GlobalSecondaryIndexes: globalSecondaryIndexes.map(index) }),
  };
  const hasUnique = Object.keys(uniqueFields(fields)).length > 0;
  return hasUnique ? [users, table("claims", "claim")] : [users];
}

function table(name: string, key: string) {
  return {
    TableName: name,
    KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
    AttributeDefinitions: [definition({ name: key, type: "S" })],
    BillingMode: "PAY_PER_REQUEST",
  };
}

function definition({ name, type }: { name: string; type: string }) {
  return { AttributeName: name, AttributeType: type };
}

interface Index {
  name: string;
  keySchemas: { attributeName: string; keyType: string }[];
  projectionType: string;
}

function index({ name, keySchemas, projectionType }: Index) {
  return {
    IndexName: name,
    KeySchema: keySchemas.map(({ attributeName, keyType }) => ({
      AttributeName: attributeName,
      KeyType: keyType,
    })),
    Projection: { ProjectionType: projectionType },
  };
}
