// Runs DescribeTable, and describes tables in other responses.
import type { Request } from "../store/request.ts";
import { findTable } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";

export type Status = "CREATING" | "ACTIVE" | "UPDATING" | "DELETING";

/** The warm throughput of a new on-demand table. */
const warm = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: "ACTIVE" };

export async function describeTable({ store, input }: Request): Promise<Output> {
  return { Table: describe(findTable(store, input.TableName)) };
}

/**
 * Describes a table as DynamoDB's responses do.
 *
 * @param given the status in the response of an operation that has just changed the table
 */
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
    // A table that is being created has no time of its last update.
    ...(given === "CREATING" &&
      rest.BillingModeSummary && {
        BillingModeSummary: { BillingMode: rest.BillingModeSummary.BillingMode },
      }),
    // DynamoDB updates its counts only every six hours. Here they stay 0.
    ...{ ItemCount: 0, TableSizeBytes: 0, TableStatus: status },
    GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map((index: Output) => ({
      ...sized(index),
      ...stateOf(index.IndexName),
      ...(isReady && { WarmThroughput: { ...warm, ...index.WarmThroughput } }),
    })),
    LocalSecondaryIndexes: LocalSecondaryIndexes?.map(sized),
    ...(isReady && { WarmThroughput: { ...warm, ...rest.WarmThroughput } }),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType },
      LatestStreamArn: stream.arn,
      LatestStreamLabel: stream.label,
    }),
  };
}
