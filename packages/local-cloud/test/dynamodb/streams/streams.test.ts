// The streams of tables, over HTTP as the AWS SDK asks.
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type ShardIteratorType,
} from "@aws-sdk/client-dynamodb-streams";
import test, { type ExecutionContext } from "ava";
import { type DynamodbOptions, startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { folderWith } from "../../helpers/folders.ts";
import { createTable, refusal } from "../helpers.ts";

async function start(t: ExecutionContext, viewType: string | undefined, options: DynamodbOptions = {}) {
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

const Key = { id: { S: "Fred" } };

// Sizes and images: LocalStack's snapshots of AWS, test_dynamodbstreams and test_dynamodb, 8 October 2025.
for (const [viewType, ofModify, sizes] of [
  ["KEYS_ONLY", {}, [6, 6, 6]],
  ["NEW_IMAGE", { NewImage: { ...Key, name: { S: "Fred" } } }, [12, 20, 6]],
  ["OLD_IMAGE", { OldImage: Key }, [6, 12, 20]],
  ["NEW_AND_OLD_IMAGES", { NewImage: { ...Key, name: { S: "Fred" } }, OldImage: Key }, [12, 26, 20]],
] as const) {
  test(`${viewType} has what it says, and in bytes`, async (t) => {
    const { call, put, records } = await start(t, viewType);
    await put(Key);
    await put({ ...Key, name: { S: "Fred" } });
    await call("DeleteItem", { TableName: "users", Key });
    const found = await records();
    t.deepEqual(
      found.map(({ eventName }) => eventName),
      ["INSERT", "MODIFY", "REMOVE"],
    );
    t.deepEqual(
      found.map(({ dynamodb }) => dynamodb?.SizeBytes),
      [...sizes],
    );
    const { Keys, NewImage, OldImage, StreamViewType } = found[1]?.dynamodb ?? {};
    t.deepEqual(
      { Keys, NewImage, OldImage },
      { Keys: Key, NewImage: undefined, OldImage: undefined, ...ofModify },
    );
    t.is(StreamViewType, viewType);
    for (const { eventID, eventSource, eventVersion, awsRegion } of found) {
      t.regex(eventID ?? "", /^[0-9a-f]{32}$/);
      t.deepEqual([eventSource, eventVersion, awsRegion], ["aws:dynamodb", "1.1", "us-east-1"]);
    }
  });
}

// Scylla's test_streams.py, which also runs against AWS, August 2026.
test("what changes nothing has no record", async (t) => {
  const { call, put, records } = await start(t, "NEW_AND_OLD_IMAGES");
  await put({ ...Key, tags: { SS: ["a", "b"] } });
  await put({ ...Key, tags: { SS: ["b", "a"] } });
  await call("DeleteItem", { TableName: "users", Key: { id: { S: "nobody" } } });
  for (const each of [Key, { id: { S: "nobody" } }])
    await call("UpdateItem", { TableName: "users", Key: each, UpdateExpression: "REMOVE nothing" });
  await call("TransactWriteItems", {
    TransactItems: [
      { ConditionCheck: { TableName: "users", Key, ConditionExpression: "attribute_exists(id)" } },
    ],
  });
  t.is((await records()).length, 1);
  t.is((await call("Scan", { TableName: "users" })).Count, 1);
});

test("batches and transactions have a record an item, in order, with numbers that ascend", async (t) => {
  const { call, records } = await start(t, "KEYS_ONLY");
  const ids = Array.from({ length: 20 }, (_, n) => ({ id: { S: String(n) } }));
  await call("BatchWriteItem", { RequestItems: { users: ids.map((Item) => ({ PutRequest: { Item } })) } });
  await call("TransactWriteItems", {
    TransactItems: ids.map((id) => ({ Delete: { TableName: "users", Key: id } })),
  });
  const found = await records();
  t.deepEqual(
    found.map(({ eventName, dynamodb }) => `${eventName} ${dynamodb?.Keys?.id?.S}`),
    ["INSERT", "REMOVE"].flatMap((name) => ids.map(({ id }) => `${name} ${id.S}`)),
  );
  const numbers = found.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? "");
  t.deepEqual(numbers, numbers.toSorted());
  t.is(new Set(numbers).size, 40);
  for (const number of numbers) t.regex(number, /^\d{21}$/);
});

test("iterators begin where they say, and go on", async (t) => {
  const { client, put, iterator } = await start(t, "KEYS_ONLY");
  const read = async (ShardIterator: string | undefined, Limit?: number) => {
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit }),
    );
    return { ids: Records.map(({ dynamodb }) => dynamodb?.Keys?.id?.S), NextShardIterator, Records };
  };
  for (const id of ["a", "b", "c"]) await put({ id: { S: id } });
  const latest = await iterator("LATEST");
  await put({ id: { S: "d" } });
  t.deepEqual((await read(latest)).ids, ["d"]);
  const first = await read(await iterator("TRIM_HORIZON"), 2);
  t.deepEqual(first.ids, ["a", "b"]);
  const second = await read(first.NextShardIterator);
  t.deepEqual(second.ids, ["c", "d"]);
  t.deepEqual((await read(second.NextShardIterator)).ids, []);
  const number = first.Records[1]?.dynamodb?.SequenceNumber;
  t.deepEqual((await read(await iterator("AT_SEQUENCE_NUMBER", number))).ids, ["b", "c", "d"]);
  t.deepEqual((await read(await iterator("AFTER_SEQUENCE_NUMBER", number))).ids, ["c", "d"]);
});

test("a stream that is disabled is read to its end, and a new one has another ARN", async (t) => {
  const { call, client, put, records, arn, iterator } = await start(t, "KEYS_ONLY");
  await put(Key);
  const off = { TableName: "users", StreamSpecification: { StreamEnabled: false } };
  await call("UpdateTable", off);
  // The words of AWS, from issues of aws-controllers-k8s (2782, February 2026) and scylladb (6939).
  t.is(
    (await refusal(t, call("UpdateTable", off))).message,
    "Table has no stream to disable: TableName: users",
  );
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }));
  t.is(StreamDescription?.StreamStatus, "DISABLED");
  t.regex(StreamDescription?.Shards?.[0]?.SequenceNumberRange?.EndingSequenceNumber ?? "", /^\d{21}$/);
  t.is((await records()).length, 1);
  const end = await client.send(new GetRecordsCommand({ ShardIterator: await iterator("TRIM_HORIZON") }));
  t.is(end.NextShardIterator, undefined);
  const on = {
    TableName: "users",
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
  };
  const { TableDescription } = await call("UpdateTable", on);
  t.not(TableDescription.LatestStreamArn, arn);
  t.is(
    (await refusal(t, call("UpdateTable", on))).message,
    "Table already has an enabled stream: TableName: users",
  );
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: "users" }));
  t.deepEqual(
    Streams?.map(({ StreamArn }) => StreamArn),
    [arn, TableDescription.LatestStreamArn],
  );
});

test("records stay over a restart, and numbers go on", async (t) => {
  const path = await folderWith(t, {});
  const first = await startDynamodb({ path });
  await createTable(first, "users");
  await first.setStream("users", { viewType: "KEYS_ONLY", label: "2024-01-01T00:00:00.001" });
  const put = (id: string) => ({ TableName: "users", Item: { id: { S: id } } });
  await first.call("PutItem", put("a"));
  await first.close();
  const second = await startDynamodb({ path });
  t.teardown(second.close);
  await second.setStream("users", { viewType: "KEYS_ONLY", label: "2024-01-01T00:00:00.001" });
  await second.call("PutItem", put("b"));
  const stream = second.log.stream(
    "arn:aws:dynamodb:us-east-1:000000000000:table/users/stream/2024-01-01T00:00:00.001",
  );
  const found = stream ? await second.log.read(stream, { after: 0 }) : [];
  t.deepEqual(
    found.map(({ record }) => record.dynamodb.Keys.id.S),
    ["a", "b"],
  );
  t.true((found[0]?.sequence ?? 0) < (found[1]?.sequence ?? 0));
});

test("those who listen are told once records are there", async (t) => {
  const { log, put, arn } = await start(t, "KEYS_ONLY");
  const told: string[] = [];
  const stop = log.onAppended((streamArn) => told.push(streamArn));
  await put(Key);
  await put(Key);
  t.deepEqual(told, [arn]);
  stop();
  await put({ id: { S: "other" } });
  t.is(told.length, 1);
});

for (const [title, operation, input, type] of [
  [
    "an ARN of no stream",
    "DescribeStream",
    { StreamArn: "arn:aws:dynamodb:us-east-1:000000000000:table/users/stream/x" },
    "ResourceNotFoundException",
  ],
  ["a nonsense ARN", "DescribeStream", { StreamArn: "nonsense".repeat(6) }, "ValidationException"],
  ["a nonsense iterator", "GetRecords", { ShardIterator: "nonsense" }, "ValidationException"],
  ["a limit of 0", "GetRecords", { ShardIterator: "nonsense", Limit: 0 }, "ValidationException"],
  ["a limit of 1001", "GetRecords", { ShardIterator: "nonsense", Limit: 1001 }, "ValidationException"],
  ["a list of 101", "ListStreams", { Limit: 101 }, "ValidationException"],
] as const) {
  test(`refuses ${title}`, async (t) => {
    const { call } = await start(t, "KEYS_ONLY");
    const { __type } = await refusal(t, call(operation, input));
    t.is(__type.replace(/^.*#/, ""), type);
  });
}

test("asks for the rights to a stream by its ARN", async (t) => {
  const asked: string[] = [];
  const { client, arn, iterator } = await start(t, "KEYS_ONLY", {
    authorize({ action, resource }) {
      asked.push(`${action} ${resource}`);
      return undefined;
    },
  });
  await client.send(new GetRecordsCommand({ ShardIterator: await iterator("LATEST") }));
  await client.send(new ListStreamsCommand({ TableName: "users" }));
  t.deepEqual(asked, [
    ...["DescribeStream", "GetShardIterator", "GetRecords"].map((action) => `dynamodb:${action} ${arn}`),
    "dynamodb:ListStreams *",
  ]);
});
