// The allowed properties of requests to the streams API, by the service's model (botocore, August 2026).
import type { Output } from "../values/item.ts";
import type { Types } from "./check-input.ts";
import type { Form } from "./item-operations.ts";

const text = (least: number, most: number, more: Types = {}) => ({
  type: "String",
  lengthGreaterThanOrEqual: least,
  lengthLessThanOrEqual: most,
  ...more,
});
const arn = (more?: Types) => text(37, 1024, more);
const shardId = (more?: Types) => text(28, 65, more);
const required = { notNull: true };
const limit = (most: number) => ({ type: "Integer", greaterThanOrEqual: 1, lessThanOrEqual: most });

/** Returns the message for a wrong ARN of a stream. */
function checkArn(streamArn: string | undefined): string | undefined {
  if (streamArn === undefined || /^arn:[^:]+:dynamodb:[^:]*:\d*:table\/[^/]+\/stream\/[^/]+$/.test(streamArn))
    return undefined;
  return `Invalid StreamArn: Invalid ResourceArn provided as input ${streamArn}`;
}

function checkIterator({ StreamArn, ShardIteratorType: type, SequenceNumber }: Output): string | undefined {
  const needsNumber = type === "AT_SEQUENCE_NUMBER" || type === "AFTER_SEQUENCE_NUMBER";
  if (needsNumber && SequenceNumber === undefined)
    return `Expected SequenceNumber with the ShardIteratorType ${type}, got none`;
  if (!needsNumber && SequenceNumber !== undefined)
    return `Expected no SequenceNumber with the ShardIteratorType ${type}, got ${SequenceNumber}`;
  return checkArn(StreamArn);
}

export const streamForms = {
  ListStreams: {
    types: { TableName: text(3, 255), Limit: limit(100), ExclusiveStartStreamArn: arn() },
    check: ({ ExclusiveStartStreamArn }) => checkArn(ExclusiveStartStreamArn),
  },
  DescribeStream: {
    types: {
      StreamArn: arn(required),
      Limit: limit(100),
      ExclusiveStartShardId: shardId(),
      ShardFilter: {
        type: "FieldStruct<ShardFilter>",
        children: { Type: { type: "String", enum: ["CHILD_SHARDS"] }, ShardId: shardId() },
      },
    },
    check: ({ StreamArn }) => checkArn(StreamArn),
  },
  GetShardIterator: {
    types: {
      StreamArn: arn(required),
      ShardId: shardId(required),
      ShardIteratorType: {
        type: "String",
        notNull: true,
        enum: ["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"],
      },
      SequenceNumber: text(21, 40),
    },
    check: checkIterator,
  },
  GetRecords: {
    types: { ShardIterator: text(1, 2048, required), Limit: limit(1000) },
  },
} satisfies Record<string, Form>;
