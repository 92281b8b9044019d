// A table as DynamoDB describes it.
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";

export type Status = "CREATING" | "ACTIVE" | "UPDATING" | "DELETING";

/** What on-demand tables are ready for at once. */
const warm = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: "ACTIVE" };

// DynamoDB counts every six hours; here nobody waits for that.
const counts = { ItemCount: 0, TableSizeBytes: 0 };

/** @param indexStatus of global indexes that are not ready, by their names */
/** @param given what an operation says of a table that it has just changed */
export function describe(table: Table, given?: Status): Output {
  const { description, stream, unfilled = [] } = table.record;
  const status = given ?? (unfilled.length > 0 ? "UPDATING" : "ACTIVE");
  const { GlobalSecondaryIndexes, LocalSecondaryIndexes, ...rest } = description;
  const isReady = given === undefined;
  const sized = (index: Output) => ({ ...index, ItemCount: 0, IndexSizeBytes: 0 });
  const stateOf = (name: string): Output => {
    if (unfilled.includes(name)) return { IndexStatus: "CREATING", Backfilling: true };
    return { IndexStatus: status === "CREATING" ? "CREATING" : "ACTIVE" };
  };
  return {
    ...rest,
    // What is being made has not been updated.
    ...(given === "CREATING" &&
      rest.BillingModeSummary && {
        BillingModeSummary: { BillingMode: rest.BillingModeSummary.BillingMode },
      }),
    ...counts,
    TableStatus: status,
    ...(GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index: Output) => ({
        ...sized(index),
        ...stateOf(index.IndexName),
        ...(isReady && { WarmThroughput: { ...warm, ...index.WarmThroughput } }),
      })),
    }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(sized) }),
    ...(isReady && { WarmThroughput: { ...warm, ...rest.WarmThroughput } }),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType },
      LatestStreamArn: stream.arn,
      LatestStreamLabel: stream.label,
    }),
  };
}
