// Tests time to live: the requests that turn it on and off, and the items that it deletes.
import test, { type ExecutionContext } from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { ManualClock, start as startOfTime } from "../../helpers/clock.ts";
import { createTable, refusal } from "../helpers.ts";

const TableName = "users";
const now = startOfTime / 1000;
const fiveYears = 5 * 365 * 24 * 60 * 60;
const minute = 60_000;

async function start(t: ExecutionContext, input: Output = {}) {
  const clock = new ManualClock();
  const dynamodb = await startDynamodb({ clock });
  t.teardown(dynamodb.close);
  await createTable(dynamodb, TableName, input);
  const set = (AttributeName: string, Enabled: boolean) =>
    dynamodb.call("UpdateTimeToLive", {
      TableName,
      TimeToLiveSpecification: { AttributeName, Enabled },
    });
  const describe = async () =>
    (await dynamodb.call("DescribeTimeToLive", { TableName })).TimeToLiveDescription;
  const put = (id: string, more: Output = {}) =>
    dynamodb.call("PutItem", { TableName, Item: { id: { S: id }, ...more } });
  const ids = async (IndexName?: string) => {
    const { Items } = await dynamodb.call("Scan", { TableName, IndexName });
    return Items.map(({ id }: Output) => id.S).sort();
  };
  /** Lets a minute pass, and waits until the sweep of this minute is over. */
  const sweep = async () => {
    const before = clock.asked.length;
    await clock.pass(minute);
    while (clock.asked.length === before) await clock.pass(0);
  };
  return { ...dynamodb, clock, set, describe, put, ids, sweep };
}

const until = (seconds: number | string) => ({ until: { N: String(seconds) } });

test("time to live is off at first, and described with its attribute while it is on", async (t) => {
  const { set, describe } = await start(t);
  t.deepEqual(await describe(), { TimeToLiveStatus: "DISABLED" });
  t.deepEqual(await set("until", true), {
    TimeToLiveSpecification: { AttributeName: "until", Enabled: true },
  });
  t.deepEqual(await describe(), { AttributeName: "until", TimeToLiveStatus: "ENABLED" });
  await set("until", false);
  t.deepEqual(await describe(), { TimeToLiveStatus: "DISABLED" });
});

// Source: scylladb/scylladb, test/alternator/test_ttl.py, run against AWS, 2026-08-21. The messages of the second and third are those in
// issues of terraform-provider-aws (2021) and of a CDK tool (June 2026). Of the first only the type was recorded.
test("refuses what changes nothing, and another attribute than the one in use", async (t) => {
  const { set } = await start(t);
  const message = async (call: Promise<Output>) => {
    const { __type, message } = await refusal(t, call);
    t.is(__type, "com.amazon.coral.validate#ValidationException");
    return message;
  };
  t.is(await message(set("until", false)), "TimeToLive is already disabled");
  await set("until", true);
  t.is(await message(set("until", true)), "TimeToLive is already enabled");
  const different = "TimeToLive is active on a different AttributeName: current AttributeName is until";
  t.is(await message(set("other", true)), different);
  t.is(await message(set("other", false)), different);
});

test("refuses a table that is not there, an empty name, and a request without both parts", async (t) => {
  const { call, set } = await start(t);
  const missing = "Requested resource not found: Table: nobody not found";
  const specification = { AttributeName: "until", Enabled: true };
  for (const [operation, input] of [
    ["DescribeTimeToLive", {}],
    ["UpdateTimeToLive", { TimeToLiveSpecification: specification }],
  ] as const)
    t.like(await refusal(t, call(operation, { TableName: "nobody", ...input })), {
      __type: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
      message: missing,
    });
  t.regex(
    (await refusal(t, set("", true))).message,
    /Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1/,
  );
  for (const part of ["AttributeName", "Enabled"]) {
    const TimeToLiveSpecification = { ...specification, [part]: undefined };
    const name = part.replace(/^./, (first) => first.toLowerCase());
    t.is(
      (await refusal(t, call("UpdateTimeToLive", { TableName, TimeToLiveSpecification }))).message,
      `1 validation error detected: Value null at 'timeToLiveSpecification.${name}' failed to satisfy constraint: Member must not be null`,
    );
  }
});

test("an item whose time is over is returned until a sweep, which comes once a minute", async (t) => {
  const { clock, set, put, ids, sweep } = await start(t);
  await put("over", until(now - 1));
  await put("soon", until(now + 90));
  await sweep();
  t.deepEqual(await ids(), ["over", "soon"]);
  await set("until", true);
  await clock.pass(minute - 1);
  t.deepEqual(await ids(), ["over", "soon"]);
  await sweep();
  t.deepEqual(await ids(), []);
});

test("only a number of seconds counts, and only of the last five years", async (t) => {
  const { set, put, ids, sweep } = await start(t);
  await set("until", true);
  const sweptAt = now + 60;
  await put("over", until(sweptAt - 1));
  await put("fraction", until("1699999999.5"));
  await put("exponent", until("16999999e2"));
  await put("old", until(sweptAt - fiveYears));
  for (const [id, more] of [
    ["now", until(sweptAt)],
    ["milliseconds", until(startOfTime - 1)],
    ["too-old", until(sweptAt - fiveYears - 1)],
    ["zero", until(0)],
    ["text", { until: { S: String(now - 1) } }],
    ["list", { until: { L: [{ N: String(now - 1) }] } }],
    ["none", {}],
  ] as const)
    await put(id, more);
  await sweep();
  t.deepEqual(await ids(), ["list", "milliseconds", "none", "now", "text", "too-old", "zero"]);
});

test("an item goes from its indexes too, and its record says that DynamoDB removed it", async (t) => {
  const { call, log, set, put, ids, sweep } = await start(t, {
    AttributeDefinitions: [
      { AttributeName: "id", AttributeType: "S" },
      { AttributeName: "until", AttributeType: "N" },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: "by-time",
        KeySchema: [{ AttributeName: "until", KeyType: "HASH" }],
        Projection: { ProjectionType: "ALL" },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: "OLD_IMAGE" },
  });
  await set("until", true);
  await put("over", until(now - 1));
  await put("there", until(now + 1e6));
  await sweep();
  t.deepEqual(await ids("by-time"), ["there"]);
  await call("DeleteItem", { TableName, Key: { id: { S: "there" } } });
  const { Table } = await call("DescribeTable", { TableName });
  const stream = log.stream(Table.LatestStreamArn);
  const records = stream ? await log.read(stream, { after: 0 }) : [];
  t.deepEqual(
    records.map(({ record }) => [record.eventName, record.dynamodb.Keys.id.S, record.userIdentity]),
    [
      ["INSERT", "over", undefined],
      ["INSERT", "there", undefined],
      ["REMOVE", "over", { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" }],
      ["REMOVE", "there", undefined],
    ],
  );
  t.deepEqual(records[2]?.record.dynamodb.OldImage, { id: { S: "over" }, ...until(now - 1) });
});

test("the attribute may be a part of the key", async (t) => {
  const { set, put, ids, sweep } = await start(t, {
    AttributeDefinitions: [
      { AttributeName: "id", AttributeType: "S" },
      { AttributeName: "until", AttributeType: "N" },
    ],
    KeySchema: [
      { AttributeName: "id", KeyType: "HASH" },
      { AttributeName: "until", KeyType: "RANGE" },
    ],
  });
  await set("until", true);
  await put("a", until(now - 1));
  await put("b", until(now + 1e6));
  await sweep();
  t.deepEqual(await ids(), ["b"]);
});
