// Runs CreateTable.
import { randomBytes, randomUUID } from "node:crypto";
import { tableKey } from "../store/keys.ts";
import type { Request } from "../store/request.ts";
import type { Store } from "../store/store.ts";
import { type Indexes, indexesIn, readTable, type TableRecord } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import { enableStream } from "../streams/enable-stream.ts";
import type { Output } from "../values/item.ts";
import { serviceError } from "../values/service-error.ts";
import { describe } from "./describe.ts";
import { extrasOf } from "./extras.ts";
import { keptIndexes, newIndexId } from "./kept-indexes.ts";
import { throughputOf } from "./throughput.ts";

export async function createTable({ store, input }: Request): Promise<Output> {
  const { TableName } = input;
  if (store.tables.has(TableName))
    throw serviceError("ResourceInUseException", `Table already exists: ${TableName}`);
  const record = recordOf(store, input);
  const unit = createUnit(store.database);
  if (input.StreamSpecification?.StreamEnabled)
    record.stream = enableStream(store, unit, record, input.StreamSpecification.StreamViewType);
  unit.put(tableKey(TableName), record);
  const table = readTable(record);
  store.tables.set(TableName, table);
  await unit.done();
  return { TableDescription: describe(table, "CREATING") };
}

function recordOf(store: Store, input: Output): TableRecord {
  const { region, account } = store;
  const { TableName, KeySchema } = input;
  const TableArn = `arn:aws:dynamodb:${region}:${account}:table/${TableName}`;
  const created = Date.now() / 1000;
  const onDemand = input.BillingMode === "PAY_PER_REQUEST";
  return {
    id: randomBytes(6).toString("hex"),
    description: {
      ...{ TableName, KeySchema, TableArn, ...keptIndexes(TableArn, input as Indexes) },
      TableId: randomUUID(),
      CreationDateTime: created,
      ProvisionedThroughput: throughputOf(input),
      ...(onDemand && {
        BillingModeSummary: { BillingMode: "PAY_PER_REQUEST", LastUpdateToPayPerRequestDateTime: created },
      }),
      DeletionProtectionEnabled: input.DeletionProtectionEnabled === true,
      ...extrasOf(store, input),
      ...(input.TableClass && { TableClassSummary: { TableClass: input.TableClass } }),
    },
    indexIds: Object.fromEntries(indexesIn(input).map(({ IndexName }) => [IndexName, newIndexId()])),
    tags: Object.fromEntries((input.Tags ?? []).map(({ Key, Value }: Output) => [Key, Value])),
  };
}
