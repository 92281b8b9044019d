// Helpers for the tests of streams.
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type ShardIteratorType,
} from "@aws-sdk/client-dynamodb-streams";
import type { ExecutionContext } from "ava";
import { type DynamodbOptions, startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { createTable } from "../helpers.ts";

/** Creates a table with a stream, and a client of the streams API. */
export async function startStream(
  t: ExecutionContext,
  viewType: string | undefined,
  options: DynamodbOptions = {},
) {
  const dynamodb = await startDynamodb(options);
  const client = new DynamoDBStreamsClient({
    endpoint: dynamodb.url,
    region: "us-east-1",
    credentials: { accessKeyId: "ASIATEST", secretAccessKey: "secret" },
    maxAttempts: 1,
  });
  t.teardown(async () => {
    client.destroy();
    await dynamodb.close();
  });
  const { TableDescription } = await createTable(dynamodb, "users", {
    ...(viewType && { StreamSpecification: { StreamEnabled: true, StreamViewType: viewType } }),
  });
  const arn: string = TableDescription.LatestStreamArn;
  const iterator = async (ShardIteratorType: ShardIteratorType, SequenceNumber?: string) => {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }));
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: arn, ShardId, ShardIteratorType, SequenceNumber }),
    );
    return ShardIterator;
  };
  const records = async () =>
    (await client.send(new GetRecordsCommand({ ShardIterator: await iterator("TRIM_HORIZON") }))).Records ??
    [];
  const put = (Item: Output) => dynamodb.call("PutItem", { TableName: "users", Item });
  return { ...dynamodb, client, arn, iterator, records, put };
}
