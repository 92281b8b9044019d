// A table as DynamoDB describes it.
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";

export type Status = "CREATING" | "ACTIVE" | "UPDATING" | "DELETING";

/** What on-demand tables are ready for at once. */
const warm = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: "ACTIVE" };

// DynamoDB counts every six hours; here nobody waits for that.
const counts = { ItemCount: 0, TableSizeBytes: 0 };

/** @param indexStatus of global indexes that are not ready, by their names */
export function describe(
  table: Table,
  status: Status = "ACTIVE",
  indexStatus: Record<string, Output> = {},
): Output {
  const { description, stream } = table.record;
  const { GlobalSecondaryIndexes, LocalSecondaryIndexes, ...rest } = description;
  const isReady = status === "ACTIVE";
  const sized = (index: Output) => ({ ...index, ItemCount: 0, IndexSizeBytes: 0 });
  const indexState = status === "CREATING" ? "CREATING" : "ACTIVE";
  return {
    ...rest,
    ...counts,
    TableStatus: status,
    ...(GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index: Output) => ({
        ...sized(index),
        IndexStatus: indexState,
        ...(isReady && { WarmThroughput: warm }),
        ...indexStatus[index.IndexName],
      })),
    }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(sized) }),
    ...(isReady && { WarmThroughput: warm }),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType },
      LatestStreamArn: stream.arn,
      LatestStreamLabel: stream.label,
    }),
  };
}
