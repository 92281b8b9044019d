// A table of accounts, whose sum never changes, and a table with an entry for each transfer between them.
import { randomUUID } from "node:crypto";
import {
  CreateTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { Random } from "../client/random.ts";

export const accounts = "accounts";
export const transfers = "transfers";
export const count = 20;
export const start = 1_000;

export const idOf = (account: number) => ({ id: { S: String(account) } });

const key = (AttributeName: string) => ({ AttributeName, KeyType: "HASH" as const });

/** Both tables have an index and a stream, which must agree with them. */
export async function createAccounts(client: DynamoDBClient): Promise<void> {
  const table = (TableName: string, by: string) =>
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["id", by].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: [key("id")],
      GlobalSecondaryIndexes: [
        { IndexName: "by-other", KeySchema: [key(by)], Projection: { ProjectionType: "ALL" } },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    });
  await client.send(table(accounts, "last"));
  await client.send(table(transfers, "from"));
  for (let account = 0; account < count; account++)
    await client.send(
      new PutItemCommand({
        TableName: accounts,
        Item: { ...idOf(account), balance: { N: String(start) }, last: { S: "none" } },
      }),
    );
}

/** A transfer, which is sent until it is answered. */
export function transferOf(random: Random): { id: string; command: TransactWriteItemsCommand } {
  const from = Math.floor(random.next() * count);
  const to = (from + 1 + Math.floor(random.next() * (count - 1))) % count;
  const amount = { ":amount": { N: String(1 + Math.floor(random.next() * 10)) } };
  const id = randomUUID();
  const change = (account: number, sign: string) => ({
    Update: {
      TableName: accounts,
      Key: idOf(account),
      UpdateExpression: `SET balance = balance ${sign} :amount, #last = :id`,
      ExpressionAttributeNames: { "#last": "last" },
      ExpressionAttributeValues: { ...amount, ":id": { S: id } },
    },
  });
  const places = { from: { S: String(from) }, to: { S: String(to) } };
  const entry = { id: { S: id }, ...places, amount: amount[":amount"] };
  const command = new TransactWriteItemsCommand({
    ClientRequestToken: id,
    TransactItems: [
      change(from, "-"),
      change(to, "+"),
      { Put: { TableName: transfers, Item: entry, ConditionExpression: "attribute_not_exists(id)" } },
    ],
  });
  return { id, command };
}

/** Reads all accounts at one moment, and returns their sum. */
export async function sumOf(client: DynamoDBClient): Promise<number> {
  const gets = Array.from({ length: count }, (_, account) => ({
    Get: { TableName: accounts, Key: idOf(account) },
  }));
  const { Responses = [] } = await client.send(new TransactGetItemsCommand({ TransactItems: gets }));
  return Responses.reduce((sum, { Item }) => sum + Number(Item?.balance?.N), 0);
}

/** Writes one item beside the transactions, without changing a balance. */
export function touch(account: number, at: string): UpdateItemCommand {
  return new UpdateItemCommand({
    TableName: accounts,
    Key: idOf(account),
    UpdateExpression: "SET touched = :at",
    ExpressionAttributeValues: { ":at": { S: at } },
  });
}
