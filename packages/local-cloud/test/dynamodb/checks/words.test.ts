// What DynamoDB says of requests that it does not take. Where nothing else is said, the words are those that dynalite recorded on AWS.
import test from "ava";
import { startDynamodb } from "../../../src/dynamodb/dynamodb.ts";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { refusal } from "../helpers.ts";

const TableName = "orders";
const Key = { pk: { S: "a" }, sk: { S: "1" } };
const a = { ":a": { S: "a" } };
const byKey = { TableName, KeyConditionExpression: "pk = :a", ExpressionAttributeValues: a };
const detected = "1 validation error detected: ";

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: "S" });
const key = (AttributeName: string, KeyType = "HASH") => ({ AttributeName, KeyType });

async function start() {
  const dynamodb = await startDynamodb();
  await dynamodb.call("CreateTable", {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: ["pk", "sk", "local", "mail"].map(attribute),
    KeySchema: [key("pk"), key("sk", "RANGE")],
    LocalSecondaryIndexes: [
      {
        IndexName: "by-local",
        KeySchema: [key("pk"), key("local", "RANGE")],
        Projection: { ProjectionType: "KEYS_ONLY" },
      },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: "by-mail",
        KeySchema: [key("mail")],
        Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["name"] },
      },
    ],
  });
  return dynamodb;
}

const started = start();
test.after.always(async () => (await started).close());

function refuses(
  subject: string,
  cases: [title: string, operation: string, input: Output, message: string][],
): void {
  for (const [title, operation, input, message] of cases)
    test(`${subject}: ${operation} with ${title}`, async (t) => {
      const { call } = await started;
      const error = await refusal(t, call(operation, input));
      t.deepEqual(error, { __type: "com.amazon.coral.validate#ValidationException", message });
    });
}

// moto's test_dynamodb_select.py, verified on AWS, 2026.
refuses("Select", [
  [
    "ALL_PROJECTED_ATTRIBUTES and no index",
    "Scan",
    { TableName, Select: "ALL_PROJECTED_ATTRIBUTES" },
    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
  ],
  [
    "SPECIFIC_ATTRIBUTES and no projection",
    "Query",
    { ...byKey, Select: "SPECIFIC_ATTRIBUTES" },
    `${detected}Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES`,
  ],
  [
    "COUNT and a projection",
    "Query",
    { ...byKey, Select: "COUNT", ProjectionExpression: "sk" },
    `${detected}Cannot specify the ProjectionExpression when choosing to get only the Count`,
  ],
  [
    "ALL_ATTRIBUTES and AttributesToGet",
    "Scan",
    { TableName, Select: "ALL_ATTRIBUTES", AttributesToGet: ["sk"] },
    "Cannot specify the AttributesToGet when choosing to get ALL_ATTRIBUTES",
  ],
  [
    "ALL_ATTRIBUTES of an index that has not all",
    "Scan",
    { TableName, IndexName: "by-mail", Select: "ALL_ATTRIBUTES" },
    "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index " +
      "by-mail because its projection type is not ALL",
  ],
]);

refuses("pages", [
  [
    "a Limit of 0",
    "Scan",
    { TableName, Limit: 0 },
    `${detected}Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  ],
  [
    "a Segment of 0 alone",
    "Scan",
    { TableName, Segment: 0 },
    "The TotalSegments parameter is required but was not present in the request when Segment parameter is present",
  ],
  [
    "TotalSegments alone",
    "Scan",
    { TableName, TotalSegments: 2 },
    "The Segment parameter is required but was not present in the request when parameter TotalSegments is present",
  ],
  [
    "a Segment that there is not",
    "Scan",
    { TableName, Segment: 3, TotalSegments: 3 },
    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 3 is not less than TotalSegments: 3",
  ],
  [
    "an index that there is not",
    "Query",
    { ...byKey, IndexName: "by-none" },
    "The table does not have the specified index: by-none",
  ],
  [
    "a start of another partition",
    "Query",
    { ...byKey, ExclusiveStartKey: { pk: { S: "b" }, sk: { S: "1" } } },
    "The provided starting key is outside query boundaries based on provided conditions",
  ],
  [
    "no condition",
    "Query",
    { TableName },
    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
  ],
  [
    "a condition on another attribute",
    "Query",
    { TableName, KeyConditionExpression: "sk = :a", ExpressionAttributeValues: a },
    "Query condition missed key schema element: pk",
  ],
  [
    "a filter on a key",
    "Query",
    { ...byKey, FilterExpression: "sk = :a" },
    "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk",
  ],
]);

const writes = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ DeleteRequest: { Key: { ...Key, sk: { S: String(n) } } } }));
const ofItems = (RequestItems: Output) =>
  `${detected}Value '${JSON.stringify(RequestItems)}' at 'requestItems' failed to satisfy constraint: Map value must satisfy ` +
  "constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]";

refuses("batches", [
  ...["BatchWriteItem", "BatchGetItem"].map((operation): [string, string, Output, string] => [
    "no items",
    operation,
    { RequestItems: {} },
    `${detected}Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1`,
  ]),
  ["an empty list", "BatchWriteItem", { RequestItems: { [TableName]: [] } }, ofItems({ [TableName]: [] })],
  [
    "26 writes",
    "BatchWriteItem",
    { RequestItems: { [TableName]: writes(26) } },
    ofItems({ [TableName]: writes(26) }),
  ],
  [
    "the same key twice",
    "BatchGetItem",
    { RequestItems: { [TableName]: { Keys: [Key, Key] } } },
    "Provided list of item keys contains duplicates",
  ],
]);

// Where the prefix is and where it is not: moto's test_dynamodb_exceptions.py, verified on AWS, August 2026.
refuses("expressions", [
  [
    "a name that none uses",
    "PutItem",
    {
      TableName,
      Item: Key,
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeNames: { "#n": "n" },
    },
    `${detected}Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}`,
  ],
  [
    "a name that none uses",
    "GetItem",
    { TableName, Key, ProjectionExpression: "pk", ExpressionAttributeNames: { "#n": "n" } },
    "Value provided in ExpressionAttributeNames unused in expressions: keys: {#n}",
  ],
  // Scylla's test_condition_expression.py, which also runs against AWS.
  [
    "over 4,096 bytes",
    "Scan",
    { TableName, FilterExpression: "a".repeat(4097) },
    "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4097",
  ],
  [
    "over 300 operators",
    "Scan",
    {
      TableName,
      FilterExpression: Array.from({ length: 151 }, () => "x = :a").join(" or "),
      ExpressionAttributeValues: a,
    },
    "Invalid FilterExpression: The expression contains too many operators; operator count: 301",
  ],
  [
    "101 values of IN",
    "Scan",
    {
      TableName,
      FilterExpression: `x IN (${Array.from({ length: 101 }, () => ":a")})`,
      ExpressionAttributeValues: a,
    },
    "Invalid FilterExpression: The IN operator is provided with too many operands; number of operands: 101",
  ],
  [
    "redundant parentheses",
    "Scan",
    { TableName, FilterExpression: "((x = :a))", ExpressionAttributeValues: a },
    "Invalid FilterExpression: The expression has redundant parentheses;",
  ],
  [
    "a place that no list has",
    "GetItem",
    { TableName, Key, ProjectionExpression: "x[99999999999999]" },
    "Invalid ProjectionExpression: List index is not within the allowable range; index: [99999999999999]",
  ],
]);

// The rule of moto's test_dynamodb_expression_tokenizer.py: the token, and with it its neighbours and the blanks between.
refuses(
  "a syntax error",
  [
    ["UpdateExpression", "SETT x = :a", "SETT", "SETT x"],
    ["UpdateExpression", "SET x = ", "<EOF>", "= "],
    ["UpdateExpression", "SET x = 3", "3", "= 3"],
    ["UpdateExpression", "#a #b = :a", "#a", "#a #b"],
    ["UpdateExpression", "SET x = [:a", "[", "= [:a"],
    ["ConditionExpression", "x == :a", "=", "== :a"],
    ["ConditionExpression", "x BETWEEN :a OR :a", "OR", ":a OR :a"],
  ].map(([kind, text, token, near]): [string, string, Output, string] => [
    `${kind} ${text}`,
    "UpdateItem",
    { TableName, Key, [kind as string]: text },
    `${detected}Invalid ${kind}: Syntax error; token: "${token}", near: "${near}"`,
  ]),
);

const deep = (levels: number): Output => (levels === 0 ? { S: "x" } : { L: [deep(levels - 1)] });
const notValid = "One or more parameter values are not valid. ";
const empty = "The AttributeValue for a key attribute cannot contain an empty string value.";

// Empty keys: moto's test_dynamodb_exceptions.py.
refuses("items", [
  ["an empty key", "PutItem", { TableName, Item: { ...Key, sk: { S: "" } } }, `${notValid}${empty} Key: sk`],
  ["an empty key", "GetItem", { TableName, Key: { ...Key, sk: { S: "" } } }, `${notValid}${empty} Key: sk`],
  [
    "an empty attribute of an index",
    "PutItem",
    { TableName, Item: { ...Key, mail: { S: "" } } },
    `${notValid}A value specified for a secondary index key is not supported. ${empty} IndexName: by-mail, IndexKey: mail`,
  ],
  [
    "an empty attribute of an index",
    "UpdateItem",
    {
      TableName,
      Key,
      UpdateExpression: "SET mail = :e",
      ExpressionAttributeValues: { ":e": { S: "" } },
    },
    `${notValid}The update expression attempted to update a secondary index key to a value that is not supported. ${empty}`,
  ],
  [
    "a key of 2,049 bytes that are 1,025 characters",
    "GetItem",
    { TableName, Key: { ...Key, pk: { S: `${"é".repeat(1024)}x` } } },
    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes",
  ],
  [
    "an attribute too many in the key",
    "DeleteItem",
    { TableName, Key: { ...Key, more: { S: "1" } } },
    "The provided key element does not match the schema",
  ],
  [
    "33 levels",
    "PutItem",
    { TableName, Item: { ...Key, deep: deep(33) } },
    `${detected}Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit`,
  ],
  [
    "metrics that there are not",
    "PutItem",
    { TableName, Item: Key, ReturnItemCollectionMetrics: "ALL" },
    `${detected}Value 'ALL' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]`,
  ],
]);

const badName = "failed to satisfy constraint: Member must";

refuses("names", [
  [
    "a name of two letters",
    "GetItem",
    { TableName: "xx", Key },
    `${detected}Value 'xx' at 'tableName' ${badName} have length greater than or equal to 3`,
  ],
  [
    "a malformed name",
    "Scan",
    { TableName: "no!table" },
    `${detected}Value 'no!table' at 'tableName' ${badName} satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
  ],
  [
    "no tags",
    "TagResource",
    { ResourceArn: `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}`, Tags: [] },
    "Atleast one Tag needs to be provided as Input.",
  ],
  [
    "a malformed ARN",
    "ListTagsOfResource",
    { ResourceArn: "arn:b:c:d:e:f/g" },
    "Invalid TableArn: Invalid ResourceArn provided as input arn:b:c:d:e:f/g",
  ],
  // Scylla's test_tag.py, on AWS in January 2026.
  [
    "an index's ARN",
    "ListTagsOfResource",
    { ResourceArn: `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}/index/by-mail` },
    "One or more parameter values were invalid: Invalid resource arn provided, only table or stream is accepted. " +
      `Provided resource arn: arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}/index/by-mail`,
  ],
]);

test("300 operators and 100 values of IN pass", async (t) => {
  const { call } = await started;
  const filter = Array.from({ length: 150 }, () => "x = :a").join(" or ");
  const values = Array.from({ length: 100 }, () => ":a");
  for (const FilterExpression of [filter, `x IN (${values})`])
    t.is((await call("Scan", { TableName, FilterExpression, ExpressionAttributeValues: a })).Count, 0);
});

test("a table may be named by its ARN, and the answer names it so too", async (t) => {
  const { call } = await started;
  const arn = `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}`;
  const named = { TableName: arn, ReturnConsumedCapacity: "TOTAL" };
  const { ConsumedCapacity } = await call("Query", { ...byKey, ...named });
  t.deepEqual(ConsumedCapacity, { TableName: arn, CapacityUnits: 0.5 });
  t.deepEqual((await call("BatchGetItem", { RequestItems: { [arn]: { Keys: [Key] } } })).Responses, {
    [arn]: [],
  });
  t.is((await call("DescribeTable", { TableName: arn })).Table.TableName, TableName);
  const foreign = arn.replace("000000000000", "111111111111");
  const { __type } = await refusal(t, call("Scan", { TableName: foreign }));
  t.is(__type, "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException");
});

test("an operation that is not there says so in a sentence", async (t) => {
  const { call } = await started;
  t.deepEqual(await refusal(t, call("ExecuteStatement", { Statement: "SELECT 1" })), {
    __type: "com.amazon.coral.service#UnknownOperationException",
    message:
      "The local DynamoDB does not serve ExecuteStatement. PartiQL is not there: use GetItem, Query, PutItem, " +
      "TransactWriteItems and the like.",
  });
});

test("item collections have a size where there is a local index", async (t) => {
  const { call } = await started;
  const size = { ReturnItemCollectionMetrics: "SIZE" };
  const metrics = { ItemCollectionKey: { pk: { S: "sized" } }, SizeEstimateRangeGB: [0, 1] };
  const Item = { ...Key, pk: { S: "sized" } };
  t.deepEqual((await call("PutItem", { TableName, Item, ...size })).ItemCollectionMetrics, metrics);
  const batch = { RequestItems: { [TableName]: [{ DeleteRequest: { Key: Item } }] }, ...size };
  t.deepEqual((await call("BatchWriteItem", batch)).ItemCollectionMetrics, { [TableName]: [metrics] });
});
