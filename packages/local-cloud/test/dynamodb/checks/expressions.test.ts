// Tests DynamoDB's messages for expressions that it refuses.
// Source of the messages, unless another one is given: recorded on AWS by dynalite.
import test from "ava";
import type { Output } from "../../../src/dynamodb/values/item.ts";
import { a, detected, Key, refuses, started, TableName } from "./refuses.ts";

// Source of the messages with and without the prefix: moto's test_dynamodb_exceptions.py, verified on AWS, August 2026.
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
  // Source: Scylla's test_condition_expression.py, which also runs against AWS.
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

// Source: moto's test_dynamodb_expression_tokenizer.py. AWS names the token, with its neighbours and the blanks between.
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

test("300 operators and 100 values of IN pass", async (t) => {
  const { call } = await started;
  const filter = Array.from({ length: 150 }, () => "x = :a").join(" or ");
  const values = Array.from({ length: 100 }, () => ":a");
  for (const FilterExpression of [filter, `x IN (${values})`])
    t.is((await call("Scan", { TableName, FilterExpression, ExpressionAttributeValues: a })).Count, 0);
});
