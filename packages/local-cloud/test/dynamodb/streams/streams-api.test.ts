// Tests the streams API over HTTP, with the requests of the AWS SDK.
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import test from "ava";
import { refusal } from "../helpers.ts";
import { startStream } from "./helpers.ts";

const Key = { id: { S: "Fred" } };

test("iterators begin where they say, and go on", async (t) => {
  const { client, put, iterator } = await startStream(t, "KEYS_ONLY");
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
  const { call, client, put, records, arn, iterator } = await startStream(t, "KEYS_ONLY");
  await put(Key);
  const off = { TableName: "users", StreamSpecification: { StreamEnabled: false } };
  await call("UpdateTable", off);
  // Source of the messages: AWS's words in issues of aws-controllers-k8s (2782, February 2026) and scylladb (6939).
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
    const { call } = await startStream(t, "KEYS_ONLY");
    const { __type } = await refusal(t, call(operation, input));
    t.is(__type.replace(/^.*#/, ""), type);
  });
}

test("asks for the rights to a stream by its ARN", async (t) => {
  const asked: string[] = [];
  const { client, arn, iterator } = await startStream(t, "KEYS_ONLY", {
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
