// Runs ListStreams.
import type { Request } from "../store/request.ts";
import type { Output } from "../values/item.ts";

const mostStreams = 100;

export async function listStreams({ store, input }: Request): Promise<Output> {
  const { TableName, ExclusiveStartStreamArn: start = "", Limit = mostStreams } = input;
  const found = [...store.streams.values()]
    .filter(({ tableName, arn }) => (TableName === undefined || tableName === TableName) && arn > start)
    .sort((a, b) => (a.arn < b.arn ? -1 : 1));
  const page = found.slice(0, Limit);
  return {
    Streams: page.map(({ arn, label, tableName }) => ({
      StreamArn: arn,
      StreamLabel: label,
      TableName: tableName,
    })),
    ...(found.length > page.length && { LastEvaluatedStreamArn: page.at(-1)?.arn }),
  };
}
