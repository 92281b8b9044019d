// Changes the billing mode and throughput of a table and its global indexes. Dynalite recorded the messages.
import type { Output } from "../values/item.ts";
import { invalidParameters, validationError } from "../values/service-error.ts";

const onDemand = "PAY_PER_REQUEST";

/** Describes the throughput of a table or an index. On demand it is 0. */
export function throughputOf({ ProvisionedThroughput: given }: Output): Output {
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = given ?? {};
  return { NumberOfDecreasesToday: 0, ReadCapacityUnits, WriteCapacityUnits };
}

/**
 * Returns the parts of a table's description that an update changes.
 *
 * @throws ServiceError for throughput that stays as it was, or that does not fit the billing mode
 */
export function changedThroughput(description: Output, input: Output): Output {
  const { BillingMode, ProvisionedThroughput, GlobalSecondaryIndexUpdates = [] } = input;
  const before = description.BillingModeSummary?.BillingMode ?? "PROVISIONED";
  const mode = BillingMode ?? before;
  if (ProvisionedThroughput && mode === onDemand)
    throw invalidParameters(
      "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
    );
  const indexes: Output[] = description.GlobalSecondaryIndexes ?? [];
  const updates = new Map<string, Output>(
    GlobalSecondaryIndexUpdates.flatMap(({ Update }: Output) => (Update ? [[Update.IndexName, Update]] : [])),
  );
  const left = indexes.map(({ IndexName }) => IndexName as string).filter((name) => !updates.has(name));
  if (mode === "PROVISIONED" && before !== mode && left.length > 0)
    throw invalidParameters(`ProvisionedThroughput must be specified for index: ${left.join(",")}`);
  const next = (owner: Output, given: Output | undefined) => {
    if (mode === onDemand && before !== mode) return throughputOf({});
    if (!given?.ProvisionedThroughput) return owner.ProvisionedThroughput;
    return changed(owner.ProvisionedThroughput, given.ProvisionedThroughput);
  };
  return {
    ProvisionedThroughput: next(description, input),
    ...(BillingMode && { BillingModeSummary: billing(BillingMode) }),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((index) => ({
        ...index,
        ProvisionedThroughput: next(index, updates.get(index.IndexName)),
      })),
    }),
  };
}

function billing(BillingMode: string): Output {
  return {
    BillingMode,
    ...(BillingMode === onDemand && { LastUpdateToPayPerRequestDateTime: Date.now() / 1000 }),
  };
}

function changed(before: Output, given: Output): Output {
  const reads = given.ReadCapacityUnits - before.ReadCapacityUnits;
  const writes = given.WriteCapacityUnits - before.WriteCapacityUnits;
  if (reads === 0 && writes === 0)
    throw validationError(
      "The provisioned throughput for the table will not change. The requested value equals the current value. " +
        `Current ReadCapacityUnits provisioned for the table: ${before.ReadCapacityUnits}. ` +
        `Requested ReadCapacityUnits: ${given.ReadCapacityUnits}. ` +
        `Current WriteCapacityUnits provisioned for the table: ${before.WriteCapacityUnits}. ` +
        `Requested WriteCapacityUnits: ${given.WriteCapacityUnits}. ` +
        "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.",
    );
  const now = Date.now() / 1000;
  const isLess = reads < 0 || writes < 0;
  return {
    ...before,
    ...given,
    ...((reads > 0 || writes > 0) && { LastIncreaseDateTime: now }),
    ...(isLess && { LastDecreaseDateTime: now, NumberOfDecreasesToday: before.NumberOfDecreasesToday + 1 }),
  };
}
