// Tests DynamoDB's messages for queries and scans that it refuses.
// Source of the messages, unless another one is given: recorded on AWS by dynalite.
import { a, byKey, detected, refuses, TableName } from "./refuses.ts";

// Source: moto's test_dynamodb_select.py, verified on AWS, 2026.
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
