// Makes the part of a table's record that describes its indexes.
import { randomBytes } from "node:crypto";
import type { Indexes } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { throughputOf } from "./throughput.ts";

export function newIndexId(): string {
  return randomBytes(4).toString("hex");
}

/** Returns indexes, and the types of their key attributes, in the form that a table's record keeps. */
export function keptIndexes(tableArn: string, wanted: Indexes): Indexes {
  const keptIndex = ({ IndexName, KeySchema, Projection, OnDemandThroughput, WarmThroughput }: Output) => ({
    ...{ IndexName, KeySchema, Projection, OnDemandThroughput, WarmThroughput },
    IndexArn: `${tableArn}/index/${IndexName}`,
  });
  return {
    AttributeDefinitions: wanted.AttributeDefinitions,
    GlobalSecondaryIndexes: wanted.GlobalSecondaryIndexes?.map((index) => ({
      ...keptIndex(index),
      // `setIndexes` passes known indexes too. They keep their throughput.
      ProvisionedThroughput: { ...throughputOf(index), ...index.ProvisionedThroughput },
    })),
    LocalSecondaryIndexes: wanted.LocalSecondaryIndexes?.map(keptIndex),
  };
}
