// Runs GetShardIterator.
import type { Request } from "../store/request.ts";
import { findStream } from "../store/store.ts";
import type { Output } from "../values/item.ts";
import { notFound, serviceError } from "../values/service-error.ts";
import { sequenceOfNumber } from "./record.ts";
import { shardIterator } from "./shard-iterator.ts";

export async function getShardIterator({ store, input }: Request): Promise<Output> {
  const stream = findStream(store, input.StreamArn);
  if (input.ShardId !== stream.shardId)
    throw notFound(`: Shard: ${input.ShardId} in Stream: ${stream.arn} not found`);
  const number = sequenceOfNumber(input.SequenceNumber);
  if (number < stream.firstSequence)
    throw serviceError("TrimmedDataAccessException", "The data you are trying to access has been trimmed");
  const after = {
    TRIM_HORIZON: 0,
    LATEST: store.sequence,
    AT_SEQUENCE_NUMBER: number - 1,
    AFTER_SEQUENCE_NUMBER: number,
  }[input.ShardIteratorType as string] as number;
  return { ShardIterator: shardIterator({ streamArn: stream.arn, after }) };
}
