// Starts a table with an index, and a client with its own credentials.
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import type { ExecutionContext } from "ava";
import { type DynamodbOptions, startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import { createTable } from "../helpers.ts";

export const TableName = "orders";
const table = {
  AttributeDefinitions: ["id", "sk", "by"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
  KeySchema: [
    { AttributeName: "id", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: "byOwner",
      KeySchema: [{ AttributeName: "by", KeyType: "HASH" }],
      Projection: { ProjectionType: "ALL" },
    },
  ],
};

/** Starts DynamoDB with the table `orders`, and returns a client that signs with this access key. */
export async function startOrders(t: ExecutionContext, accessKeyId: string, options: DynamodbOptions) {
  const dynamodb = await startDynamodb(options);
  await createTable(dynamodb, TableName, table);
  const client = new DynamoDB({
    endpoint: dynamodb.url,
    region: "eu-west-1",
    credentials: { accessKeyId, secretAccessKey: "s" },
    maxAttempts: 1,
  });
  t.teardown(async () => {
    client.destroy();
    await dynamodb.close();
  });
  return client;
}
