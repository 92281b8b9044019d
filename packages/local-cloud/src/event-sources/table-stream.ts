// Gives event source mappings the stream of a table to read.
import type { StreamLog as TableLog } from "../dynamodb/streams/log.ts";
import { sequenceNumber, sequenceOfNumber } from "../dynamodb/streams/record.ts";
import type { Output } from "../dynamodb/values/item.ts";
import type { StreamLog, StreamRecord } from "./stream-log.ts";

export function tableStream(log: TableLog, streamArn: string): StreamLog {
  return {
    async read(after, limit) {
      const stream = log.stream(streamArn);
      if (!stream) return [];
      const logged = await log.read(stream, { after: sequenceOfNumber(after), limit });
      return logged.map(({ record }) => eventRecord(record));
    },
    latest: async () => sequenceNumber(log.last()),
    onAppend: (listener) =>
      log.onAppended((arn) => {
        if (arn === streamArn) listener();
      }),
  };
}

/** Turns an API record into an event's, whose `userIdentity` has small letters: docs.aws.amazon.com/lambda/latest/dg/with-ddb.html. */
function eventRecord({ userIdentity, ...record }: Output): StreamRecord {
  if (!userIdentity) return record as StreamRecord;
  const { Type: type, PrincipalId: principalId } = userIdentity;
  return { ...record, userIdentity: { type, principalId } } as StreamRecord;
}
