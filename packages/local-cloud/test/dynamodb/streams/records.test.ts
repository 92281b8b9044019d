// Tests the records of streams: their content, the writes that make one, and how long they stay.
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import { folderWith } from "../../helpers/folders.ts";
import { createTable } from "../helpers.ts";
import { startStream } from "./helpers.ts";

const Key = { id: { S: "Fred" } };

// Source of sizes and images: LocalStack's snapshots of AWS, test_dynamodbstreams and test_dynamodb, 8 October 2025.
for (const [viewType, ofModify, sizes] of [
  ["KEYS_ONLY", {}, [6, 6, 6]],
  ["NEW_IMAGE", { NewImage: { ...Key, name: { S: "Fred" } } }, [12, 20, 6]],
  ["OLD_IMAGE", { OldImage: Key }, [6, 12, 20]],
  ["NEW_AND_OLD_IMAGES", { NewImage: { ...Key, name: { S: "Fred" } }, OldImage: Key }, [12, 26, 20]],
] as const) {
  test(`a record with ${viewType} has the images of this view type, and their size in bytes`, async (t) => {
    const { call, put, records } = await startStream(t, viewType);
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

// Source: Scylla's test_streams.py, which also runs against AWS, August 2026.
test("a write that changes nothing has no record", async (t) => {
  const { call, put, records } = await startStream(t, "NEW_AND_OLD_IMAGES");
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
  const { call, records } = await startStream(t, "KEYS_ONLY");
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

test("listeners are told when there are new records", async (t) => {
  const { log, put, arn } = await startStream(t, "KEYS_ONLY");
  const told: string[] = [];
  const stop = log.onAppended((streamArn) => told.push(streamArn));
  await put(Key);
  await put(Key);
  t.deepEqual(told, [arn]);
  stop();
  await put({ id: { S: "other" } });
  t.is(told.length, 1);
});
