// Tests the stream and the time to live of a registered table.
import test from "ava";
import { startDynamodb } from "../../src/dynamodb/dynamodb.ts";
import { createTables } from "../../src/dynamodb/tables.ts";
import type { Resource } from "../../src/resources/resource.ts";

const TableName = "people";

function table(more: object): Resource {
  const outputs = { name: TableName, hashKey: "id", attributes: [{ name: "id", type: "S" }], ...more };
  return { type: "aws:dynamodb/table:Table", name: "people", inputs: {}, outputs };
}

test("the registered `ttl` is turned on, moved to another attribute, and turned off", async (t) => {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  const describe = async (ttl?: object) => {
    await createTables(dynamodb, [table({ ttl })], []);
    return (await dynamodb.call("DescribeTimeToLive", { TableName })).TimeToLiveDescription;
  };
  t.deepEqual(await describe({ attributeName: "until", enabled: true }), {
    ...{ AttributeName: "until", TimeToLiveStatus: "ENABLED" },
  });
  t.like(await describe({ attributeName: "until", enabled: true }), { AttributeName: "until" });
  t.like(await describe({ attributeName: "other", enabled: true }), { AttributeName: "other" });
  t.deepEqual(await describe({ attributeName: "other", enabled: false }), { TimeToLiveStatus: "DISABLED" });
  t.deepEqual(await describe(), { TimeToLiveStatus: "DISABLED" });
});

test("a stream without a view type is refused", async (t) => {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  await t.throwsAsync(createTables(dynamodb, [table({ streamEnabled: true })], []), {
    message:
      "Expected `streamViewType` of the table people to be set where `streamEnabled` is true, got none. " +
      "Set it to KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES.",
  });
});
