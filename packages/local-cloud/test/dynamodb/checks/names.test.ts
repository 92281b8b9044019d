// Tests DynamoDB's messages for names and ARNs that it refuses, and for unknown operations.
// Source of the messages, unless another one is given: recorded on AWS by dynalite.
import test from "ava";
import { refusal } from "../helpers.ts";
import { byKey, detected, Key, refuses, started, TableName } from "./refuses.ts";

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
  // Source: Scylla's test_tag.py, on AWS in January 2026.
  [
    "an index's ARN",
    "ListTagsOfResource",
    { ResourceArn: `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}/index/by-mail` },
    "One or more parameter values were invalid: Invalid resource arn provided, only table or stream is accepted. " +
      `Provided resource arn: arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}/index/by-mail`,
  ],
]);

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
      "The local DynamoDB does not serve ExecuteStatement. It has no PartiQL: use GetItem, Query, PutItem, " +
      "TransactWriteItems and the like.",
  });
});
