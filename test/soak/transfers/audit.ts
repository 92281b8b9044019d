// Checks that tables, indexes, streams and answers agree.
import { isDeepStrictEqual } from "node:util";
import { type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { accounts, count, start, transfers } from "./accounts.ts";

type Items = Map<string, unknown>;

/** Returns the items of a table, or of its index. */
async function read(client: DynamoDBClient, TableName: string, IndexName?: string): Promise<Items> {
  const items: Items = new Map();
  for await (const { Items = [] } of paginateScan({ client }, { TableName, IndexName }))
    for (const item of Items) items.set(String(item.id?.S), item);
  return items;
}

/** Returns the items of a table as the records of its stream give them. */
async function replay(endpoint: string, TableName: string): Promise<Items> {
  const credentials = { accessKeyId: "soak", secretAccessKey: "soak" };
  const client = new DynamoDBStreamsClient({ endpoint, region: "us-east-1", credentials });
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName }));
  const StreamArn = Streams[0]?.StreamArn;
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const place = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" as const };
  let { ShardIterator } = await client.send(new GetShardIteratorCommand(place));
  const items: Items = new Map();
  for (;;) {
    const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
    if (Records.length === 0) break;
    for (const { dynamodb } of Records) items.set(String(dynamodb?.Keys?.id?.S), dynamodb?.NewImage);
    ShardIterator = NextShardIterator;
  }
  client.destroy();
  return items;
}

/** Returns the faults, a line each. */
export async function faultsOf(
  client: DynamoDBClient,
  endpoint: string,
  answered: Set<string>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const table of [accounts, transfers]) {
    const items = await read(client, table);
    if (!isDeepStrictEqual(await read(client, table, "by-other"), items))
      faults.push(`the index of ${table} differs`);
    if (!isDeepStrictEqual(await replay(endpoint, table), items))
      faults.push(`the stream of ${table} differs`);
  }
  const entries = await read(client, transfers);
  for (const id of answered)
    if (!entries.has(id)) faults.push(`the transfer ${id} was answered and is not there`);
  const expected = Array<number>(count).fill(start);
  for (const entry of entries.values()) {
    const { from, to, amount } = entry as Record<string, { S?: string; N?: string }>;
    expected[Number(from?.S)] = (expected[Number(from?.S)] ?? 0) - Number(amount?.N);
    expected[Number(to?.S)] = (expected[Number(to?.S)] ?? 0) + Number(amount?.N);
  }
  const found = await read(client, accounts);
  const balances = expected.map((_, id) =>
    Number((found.get(String(id)) as { balance: { N: string } }).balance.N),
  );
  if (!isDeepStrictEqual(balances, expected))
    faults.push(`the balances are ${balances}, the transfers make ${expected}`);
  return faults;
}
