// DescribeContinuousBackups and UpdateContinuousBackups. That point-in-time recovery is on is kept and told; nothing is restored here.
import type { Request } from "../store/request.ts";
import type { Store } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { serviceError } from "../values/service-error.ts";
import { changeTable } from "./change-table.ts";

/** How long AWS keeps changes unless it is told otherwise, in days. */
const longest = 35;

/** How far the last restorable moment is behind, in seconds: "typically five minutes". */
const behind = 300;

export async function describeContinuousBackups({ store, input }: Request): Promise<Output> {
  return described(find(store, input.TableName));
}

export async function updateContinuousBackups({ store, input }: Request): Promise<Output> {
  const { PointInTimeRecoveryEnabled: isOn, RecoveryPeriodInDays: days = longest } =
    input.PointInTimeRecoverySpecification;
  const table = find(store, input.TableName);
  const since = table.record.recovery?.since ?? Date.now() / 1000;
  await changeTable(store, table, { recovery: isOn ? { since, days } : undefined });
  return described(find(store, input.TableName));
}

function described({ record: { recovery } }: Table): Output {
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: recovery
        ? {
            PointInTimeRecoveryStatus: "ENABLED",
            RecoveryPeriodInDays: recovery.days,
            EarliestRestorableDateTime: recovery.since,
            LatestRestorableDateTime: Math.max(recovery.since, Date.now() / 1000 - behind),
          }
        : { PointInTimeRecoveryStatus: "DISABLED" },
    },
  };
}

/** @throws ServiceError of another name than other operations have for a table that is not there */
function find({ tables }: Store, name: string): Table {
  const table = tables.get(name);
  if (!table) throw serviceError("TableNotFoundException", `Table not found: ${name}`);
  return table;
}
