// Tests the further parts of a table's description: encryption, limits of throughput, backups; and the limits of an account.
import test, { type ExecutionContext } from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { createTable, refusal } from "../helpers.ts";

const TableName = "people";
const keyArn = /^arn:aws:kms:us-east-1:000000000000:key\/[0-9a-f-]{36}$/;

async function start(t: ExecutionContext, input: Output = {}) {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  const { TableDescription } = await createTable(dynamodb, TableName, input);
  const describe = async () => (await dynamodb.call("DescribeTable", { TableName })).Table as Output;
  return { ...dynamodb, describe, created: TableDescription as Output };
}

// Source: API reference, SSEDescription, 2026: SSEType is KMS when encryption by KMS is enabled. The id of AWS's own key is made up here.
test("encryption by a key of KMS is described, by DynamoDB's own key it is not", async (t) => {
  const { call, describe, created } = await start(t, { SSESpecification: { Enabled: true } });
  t.regex(created.SSEDescription.KMSMasterKeyArn, keyArn);
  t.deepEqual((await describe()).SSEDescription, created.SSEDescription);
  const KMSMasterKeyArn = "arn:aws:kms:us-east-1:000000000000:key/mine";
  await call("UpdateTable", {
    TableName,
    SSESpecification: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: KMSMasterKeyArn },
  });
  t.deepEqual((await describe()).SSEDescription, { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn });
  await call("UpdateTable", { TableName, SSESpecification: { Enabled: false } });
  t.false("SSEDescription" in (await describe()));
});

// Source: API reference, TableDescription, OnDemandThroughput ("set the value to -1 to remove") and WarmThroughput, 2026.
test("the most and the warm throughput of an on-demand table and of its index are described", async (t) => {
  const most = { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 20 };
  const { call, describe } = await start(t, {
    OnDemandThroughput: { MaxReadRequestUnits: 10 },
    GlobalSecondaryIndexes: [
      {
        IndexName: "by-id",
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        Projection: { ProjectionType: "ALL" },
        OnDemandThroughput: most,
      },
    ],
  });
  const table = await describe();
  t.deepEqual(table.OnDemandThroughput, { MaxReadRequestUnits: 10, MaxWriteRequestUnits: -1 });
  t.deepEqual(table.GlobalSecondaryIndexes[0].OnDemandThroughput, most);
  await call("UpdateTable", { TableName, OnDemandThroughput: most });
  await call("UpdateTable", {
    TableName,
    WarmThroughput: { ReadUnitsPerSecond: 13_000, WriteUnitsPerSecond: 5_000 },
  });
  const { OnDemandThroughput, WarmThroughput } = await describe();
  t.deepEqual(OnDemandThroughput, most);
  t.deepEqual(WarmThroughput, { ReadUnitsPerSecond: 13_000, WriteUnitsPerSecond: 5_000, Status: "ACTIVE" });
});

// Source: API reference, ContinuousBackupsDescription and its errors, 2026. The message is moto's, which is not marked as verified on AWS.
test("point-in-time recovery is off until it is put on, and told for a table that is there", async (t) => {
  const { call } = await start(t);
  const description = async (operation: string, more: Output = {}) => {
    const answer = await call(operation, { TableName, ...more });
    t.is(answer.ContinuousBackupsDescription.ContinuousBackupsStatus, "ENABLED");
    return answer.ContinuousBackupsDescription.PointInTimeRecoveryDescription as Output;
  };
  const off = { PointInTimeRecoveryStatus: "DISABLED" };
  t.deepEqual(await description("DescribeContinuousBackups"), off);
  const put = (PointInTimeRecoveryEnabled: boolean) =>
    description("UpdateContinuousBackups", {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
    });
  const { EarliestRestorableDateTime, LatestRestorableDateTime, ...on } = await put(true);
  t.deepEqual(on, { PointInTimeRecoveryStatus: "ENABLED", RecoveryPeriodInDays: 35 });
  t.true(LatestRestorableDateTime >= EarliestRestorableDateTime);
  t.deepEqual(await put(false), off);
  t.deepEqual(await refusal(t, call("DescribeContinuousBackups", { TableName: "nobodys" })), {
    __type: "com.amazonaws.dynamodb.v20120810#TableNotFoundException",
    message: "Table not found: nobodys",
  });
});

// Source: API reference, DescribeLimits and DescribeEndpoints; the figures are those of the quotas page, 2026.
test("an account has the default limits, and an endpoint of its region", async (t) => {
  const { call } = await start(t);
  t.deepEqual(await call("DescribeLimits", {}), {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  });
  t.deepEqual(await call("DescribeEndpoints", {}), {
    Endpoints: [{ Address: "dynamodb.us-east-1.amazonaws.com", CachePeriodInMinutes: 1_440 }],
  });
});

// Source: Scylla, test/alternator/test_gsi.py, which runs on AWS, 2026; the other text is in a public report of a failed deployment.
test("an index needs throughput in provisioned mode, and names of what it includes", async (t) => {
  const { call } = await start(t);
  const create = async (index: Output, more: Output) => {
    const GlobalSecondaryIndexes = [
      { IndexName: "by-id", KeySchema: [{ AttributeName: "id", KeyType: "HASH" }], ...index },
    ];
    const created = createTable({ call }, "others", { GlobalSecondaryIndexes, ...more });
    return (await refusal(t, created)).message;
  };
  const sentence = "One or more parameter values were invalid:";
  t.is(
    await create({ Projection: { ProjectionType: "INCLUDE" } }, {}),
    `${sentence} ProjectionType is INCLUDE, but NonKeyAttributes is not specified`,
  );
  const provisioned = {
    BillingMode: "PROVISIONED",
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
  };
  t.is(
    await create({ Projection: { ProjectionType: "ALL" } }, provisioned),
    `${sentence} ProvisionedThroughput is not specified for index: by-id`,
  );
});

// Source: API reference, Tag: 1 to 128 characters and 0 to 256; 50 tags for a table (quotas page).
test("tags have lengths, and a table 50 of them", async (t) => {
  const { call, created } = await start(t);
  const tag = (Tags: Output[]) => call("TagResource", { ResourceArn: created.TableArn, Tags });
  const at = "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: ";
  t.is(
    (await refusal(t, tag([{ Key: "", Value: "a" }]))).message,
    `${at}Member must have length greater than or equal to 1`,
  );
  for (const wrong of [
    { Key: "k".repeat(129), Value: "" },
    { Key: "k", Value: "v".repeat(257) },
  ])
    t.regex((await refusal(t, tag([wrong]))).__type, /#ValidationException$/);
  const many = (count: number) => Array.from({ length: count }, (_, n) => ({ Key: `k${n}`, Value: "v" }));
  t.regex((await refusal(t, tag(many(51)))).__type, /#ValidationException$/);
  await tag(many(50));
  t.is((await call("ListTagsOfResource", { ResourceArn: created.TableArn })).Tags.length, 50);
});
