// Reads items of a table with consistent reads, while the API writes to it.

import { type DynamoDBClient, GetItemCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../handlers/table/client.ts";

/** The number of items that are worked on at once. */
const atOnce = 25;

/** Calls `work` for each item of a table, 25 at once. */
export async function forEachItem(
  client: DynamoDBClient,
  TableName: string,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) {
    for (let from = 0; from < Items.length; from += atOnce) {
      await Promise.all(Items.slice(from, from + atOnce).map(work));
    }
  }
}

/** Reads the item with a key, as the last write left it. */
export async function itemOf(
  client: DynamoDBClient,
  TableName: string,
  Key: Item,
): Promise<Item | undefined> {
  const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return Item;
}
