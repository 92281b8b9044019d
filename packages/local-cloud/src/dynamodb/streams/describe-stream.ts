// Runs DescribeStream. Every stream here has one shard.
import type { Request } from "../store/request.ts";
import { findStream } from "../store/store.ts";
import type { Output } from "../values/item.ts";
import { sequenceNumber } from "./record.ts";

export async function describeStream({ store, input }: Request): Promise<Output> {
  const stream = findStream(store, input.StreamArn);
  const { shardId, firstSequence, lastSequence } = stream;
  const shard = {
    ShardId: shardId,
    SequenceNumberRange: {
      StartingSequenceNumber: sequenceNumber(firstSequence),
      ...(lastSequence !== undefined && { EndingSequenceNumber: sequenceNumber(lastSequence) }),
    },
  };
  const isPast = input.ExclusiveStartShardId !== undefined && input.ExclusiveStartShardId >= shardId;
  return {
    StreamDescription: {
      StreamArn: stream.arn,
      StreamLabel: stream.label,
      StreamStatus: lastSequence === undefined ? "ENABLED" : "DISABLED",
      StreamViewType: stream.viewType,
      CreationRequestDateTime: stream.createdAt / 1000,
      TableName: stream.tableName,
      KeySchema: stream.keySchema,
      // `ShardFilter` asks for the children of a shard. The one shard has none.
      Shards: isPast || input.ShardFilter ? [] : [shard],
    },
  };
}
