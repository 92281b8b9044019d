// Runs GetRecords.
import type { Request } from "../store/request.ts";
import { findStream } from "../store/store.ts";
import type { Output } from "../values/item.ts";
import { serviceError } from "../values/service-error.ts";
import { readRecords } from "./log.ts";
import { readIterator, shardIterator } from "./shard-iterator.ts";

const mostRecords = 1000;
const mostBytes = 1024 * 1024;
const validMs = 15 * 60 * 1000;

export async function getRecords({ store, input }: Request): Promise<Output> {
  const { streamArn, after, at } = readIterator(input.ShardIterator);
  if (at < Date.now() - validMs)
    throw serviceError(
      "ExpiredIteratorException",
      "The shard iterator is older than 15 minutes and has expired.",
    );
  const stream = findStream(store, streamArn);
  const limit = input.Limit ?? mostRecords;
  const found = await readRecords(store, stream, { after, limit, bytes: mostBytes });
  const last = found.at(-1)?.sequence ?? after;
  // A disabled stream gives no iterator after its last record.
  const goesOn =
    stream.lastSequence === undefined ||
    (await readRecords(store, stream, { after: last, limit: 1 })).length > 0;
  return {
    Records: found.map(({ record }) => record),
    ...(goesOn && { NextShardIterator: shardIterator({ streamArn, after: last }) }),
  };
}
