// Runs UpdateTimeToLive and DescribeTimeToLive. They set and return the name of the attribute with an item's expiry time.
import type { Request } from "../store/request.ts";
import { findTable } from "../store/store.ts";
import type { Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { changeTable } from "./change-table.ts";

export async function describeTimeToLive({ store, input }: Request): Promise<Output> {
  const { timeToLive } = findTable(store, input.TableName).record;
  return {
    TimeToLiveDescription: timeToLive
      ? { AttributeName: timeToLive, TimeToLiveStatus: "ENABLED" }
      : { TimeToLiveStatus: "DISABLED" },
  };
}

/** Runs UpdateTimeToLive. AWS also refuses a second change within an hour; this does not. */
export async function updateTimeToLive({ store, input }: Request): Promise<Output> {
  const { TableName, TimeToLiveSpecification } = input;
  const { AttributeName, Enabled } = TimeToLiveSpecification;
  const table = findTable(store, TableName);
  const fault = faultOf(table.record.timeToLive, AttributeName, Enabled);
  if (fault) throw validationError(fault);
  await changeTable(store, table, { timeToLive: Enabled ? AttributeName : undefined });
  return { TimeToLiveSpecification };
}

function faultOf(current: string | undefined, name: string, enabled: boolean): string | undefined {
  if (current === undefined) return enabled ? undefined : "TimeToLive is already disabled";
  if (current !== name)
    return `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`;
  return enabled ? "TimeToLive is already enabled" : undefined;
}
