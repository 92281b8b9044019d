// Tables that exist with other indexes than the program wants.
import { type AttributeValue, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import test, { type ExecutionContext } from "ava";
import { type Dynamodb, startDynamodb } from "../../src/dynamodb/dynamodb.ts";
import { createTables } from "../../src/dynamodb/tables.ts";
import type { Resource } from "../../src/resources/resource.ts";

const TableName = "people";
const byMail = { name: "by-mail", hashKey: "mail", projectionType: "ALL" };

/** The table as a program registers it. */
function table(...globalSecondaryIndexes: object[]): Resource[] {
  const attributes = [
    { name: "id", type: "S" },
    ...(globalSecondaryIndexes.length > 0 ? [{ name: "mail", type: "S" }] : []),
  ];
  const outputs = { name: TableName, hashKey: "id", attributes, globalSecondaryIndexes };
  return [{ type: "aws:dynamodb/table:Table", name: "people", inputs: {}, outputs }];
}

const person = (id: string, mail: AttributeValue) => ({ id: { S: id }, mail });

async function start(t: ExecutionContext): Promise<Dynamodb> {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  await createTables(dynamodb, table(), []);
  return dynamodb;
}

const withMail = (dynamodb: Dynamodb, mail: string) =>
  dynamodb.call("Query", {
    TableName,
    IndexName: "by-mail",
    KeyConditionExpression: "mail = :mail",
    ExpressionAttributeValues: { ":mail": { S: mail } },
  });

test("a new index finds the items that were there, and those that are written meanwhile", async (t) => {
  const dynamodb = await start(t);
  const client = new DynamoDBClient({
    endpoint: dynamodb.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "ASIATEST", secretAccessKey: "secret" },
    maxAttempts: 1,
  });
  t.teardown(() => client.destroy());
  const put = (id: number) =>
    client.send(new PutItemCommand({ TableName, Item: person(String(id), { S: "a@example.com" }) }));
  for (let id = 0; id < 50; id++) await put(id);
  const lines: string[] = [];
  const remade = createTables(dynamodb, table(byMail), [], (line) => lines.push(line));
  const meanwhile = Array.from({ length: 50 }, (_, id) => put(50 + id));
  await Promise.all([remade, ...meanwhile]);
  t.is((await withMail(dynamodb, "a@example.com")).Count, 100);
  t.is((await dynamodb.call("Scan", { TableName })).Count, 100);
  const [line = ""] = lines;
  const kept = Number(/ \((\d+)\);/.exec(line)?.[1]);
  t.true(kept >= 50 && kept <= 100);
  t.is(
    line,
    `The table people keeps its items (${kept}); its indexes were none and are by-mail: mail (S), projects ALL now.`,
  );
  await createTables(dynamodb, table(byMail), [], (more) => lines.push(more));
  t.is(lines.length, 1);
});

test("an item that does not fit a new index stays in its table, and is not in the index", async (t) => {
  const dynamodb = await start(t);
  const items = [person("a", { S: "a@example.com" }), person("b", { N: "7" }), person("c", { S: "" })];
  for (const Item of items) await dynamodb.call("PutItem", { TableName, Item });
  const lines: string[] = [];
  await createTables(dynamodb, table(byMail), [], (line) => lines.push(line));
  t.deepEqual(lines, [
    "The table people keeps its items (3); its indexes were none and are by-mail: mail (S), projects ALL now. " +
      "2 of them do not fit an index, and are not in it.",
  ]);
  t.is((await dynamodb.call("Scan", { TableName })).Count, 3);
  t.is((await dynamodb.call("Scan", { TableName, IndexName: "by-mail" })).Count, 1);
  await t.throwsAsync(dynamodb.call("PutItem", { TableName, Item: person("b", { N: "7" }) }), {
    message: /Type mismatch for Index Key mail Expected: S Actual: N IndexName: by-mail/,
  });
});

test("without a word for it, other indexes are refused; those of an adopted table are its own", async (t) => {
  const dynamodb = await start(t);
  await t.throwsAsync(createTables(dynamodb, table(byMail), []), {
    message:
      "The table people exists with the indexes none, the program wants by-mail: mail (S), projects ALL. " +
      "Choose another --data folder.",
  });
  const indexed = await startDynamodb();
  t.teardown(indexed.close);
  await createTables(indexed, table(byMail), []);
  const outputs = { name: TableName, hashKey: "id", attributes: [{ name: "id", type: "S" }] };
  await createTables(indexed, [], [{ token: "aws:dynamodb/getTable:getTable", inputs: {}, outputs }]);
  t.is((await withMail(indexed, "a@example.com")).Count, 0);
});
