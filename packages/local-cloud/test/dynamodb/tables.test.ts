// Tests tables that exist with other indexes than the program declares.
import { type AttributeValue, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import test, { type ExecutionContext } from "ava";
import { type Dynamodb, startDynamodb } from "../../src/dynamodb/dynamodb.ts";
import { createTables } from "../../src/dynamodb/tables.ts";
import type { Resource } from "../../src/resources/resource.ts";

const TableName = "people";
const byMail = { name: "by-mail", hashKey: "mail", projectionType: "ALL" };

/** Returns the table as a program registers it. */
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
  const remade = createTables(dynamodb, table(byMail), [], { onRemade: (line) => lines.push(line) });
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
  await createTables(dynamodb, table(byMail), [], { onRemade: (more) => lines.push(more) });
  t.is(lines.length, 1);
});

test("an item that does not fit a new index stays in its table, and is not in the index", async (t) => {
  const dynamodb = await start(t);
  const items = [person("a", { S: "a@example.com" }), person("b", { N: "7" }), person("c", { S: "" })];
  for (const Item of items) await dynamodb.call("PutItem", { TableName, Item });
  const lines: string[] = [];
  await createTables(dynamodb, table(byMail), [], { onRemade: (line) => lines.push(line) });
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

test("a table with another key is refused, or replaces the old one if it may start empty", async (t) => {
  const dynamodb = await start(t);
  await dynamodb.call("PutItem", { TableName, Item: { id: { S: "a" } } });
  const [wanted] = table();
  const other = [
    { ...wanted, outputs: { ...wanted?.outputs, attributes: [{ name: "id", type: "N" }] } },
  ] as Resource[];
  await t.throwsAsync(createTables(dynamodb, other, []), {
    message:
      "The table people exists with the key id (S), the program registers id (N). Choose another --data folder.",
  });
  const lines: string[] = [];
  await createTables(dynamodb, other, [], { mayStartEmpty: true, onRemade: (line) => lines.push(line) });
  t.deepEqual(lines, ["The table people starts empty: its key was id (S) and is id (N) now."]);
  t.is((await dynamodb.call("Scan", { TableName })).Count, 0);
});

test("the indexes of a table that is only looked up are its own", async (t) => {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  await createTables(dynamodb, table(byMail), []);
  const outputs = { name: TableName, hashKey: "id", attributes: [{ name: "id", type: "S" }] };
  await createTables(dynamodb, [], [{ token: "aws:dynamodb/getTable:getTable", inputs: {}, outputs }]);
  t.is((await withMail(dynamodb, "a@example.com")).Count, 0);
});

test("an index by `keySchemas` is by those attributes, several a side included", async (t) => {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  const index = {
    name: "by-city",
    keySchemas: [
      { attributeName: "country", keyType: "HASH" },
      { attributeName: "city", keyType: "HASH" },
      { attributeName: "age", keyType: "RANGE" },
      { attributeName: "name", keyType: "RANGE" },
    ],
    projectionType: "ALL",
  };
  const [wanted] = table(index);
  const attributes = [
    ...["id", "country", "city", "name"].map((name) => ({ name, type: "S" })),
    { name: "age", type: "N" },
  ];
  await createTables(
    dynamodb,
    [{ ...wanted, outputs: { ...wanted?.outputs, attributes } }] as Resource[],
    [],
  );
  const put = (id: string, country: string, city: string, age: number, name: string) =>
    dynamodb.call("PutItem", {
      TableName,
      Item: {
        id: { S: id },
        country: { S: country },
        city: { S: city },
        age: { N: String(age) },
        name: { S: name },
      },
    });
  await put("a", "de", "Ulm", 9, "Zoe");
  await put("b", "de", "Ulm", 10, "Ada");
  await put("c", "de", "Ulm", 9, "Ada");
  await put("d", "de", "Bonn", 9, "Ada");
  await dynamodb.call("PutItem", { TableName, Item: { id: { S: "e" }, country: { S: "de" } } });
  const query = async (more: string, values: object = {}) => {
    const { Items } = await dynamodb.call("Query", {
      TableName,
      IndexName: "by-city",
      KeyConditionExpression: `country = :de AND city = :ulm${more}`,
      ExpressionAttributeNames: more.includes("#name") ? { "#name": "name" } : undefined,
      ExpressionAttributeValues: { ":de": { S: "de" }, ":ulm": { S: "Ulm" }, ...values },
    });
    return Items.map(({ id }: { id: { S: string } }) => id.S);
  };
  t.deepEqual(await query(""), ["c", "a", "b"]);
  t.deepEqual(await query(" AND age = :nine AND #name > :b", { ":nine": { N: "9" }, ":b": { S: "B" } }), [
    "a",
  ]);
  t.deepEqual(await query(" AND age > :nine", { ":nine": { N: "9" } }), ["b"]);
  await t.throwsAsync(query(" AND #name = :b", { ":b": { S: "B" } }), {
    message: /^Query: ValidationException: RANGE key attributes age must have equality conditions/,
  });
  await t.throwsAsync(
    dynamodb.call("Query", {
      TableName,
      IndexName: "by-city",
      KeyConditionExpression: "country = :de",
      ExpressionAttributeValues: { ":de": { S: "de" } },
    }),
    { message: "Query: ValidationException: Query condition missed key schema element: city" },
  );
});

test("deletion protection is shown and enforced, and goes when the program says so", async (t) => {
  const dynamodb = await startDynamodb();
  t.teardown(dynamodb.close);
  const [wanted] = table();
  const protect = (deletionProtectionEnabled: boolean) =>
    createTables(
      dynamodb,
      [{ ...wanted, outputs: { ...wanted?.outputs, deletionProtectionEnabled } }] as Resource[],
      [],
    );
  const shown = async () =>
    (await dynamodb.call("DescribeTable", { TableName })).Table.DeletionProtectionEnabled;
  await protect(true);
  t.true(await shown());
  await t.throwsAsync(dynamodb.call("DeleteTable", { TableName }), {
    message: /^DeleteTable: ValidationException: Resource cannot be deleted as it is currently protected/,
  });
  await protect(false);
  t.false(await shown());
  await dynamodb.call("DeleteTable", { TableName });
});
