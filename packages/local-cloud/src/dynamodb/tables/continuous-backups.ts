// Runs DescribeContinuousBackups and UpdateContinuousBackups. They keep the setting of point-in-time recovery; nothing can be restored.
import type { Request } from "../store/request.ts";
import type { Store } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { serviceError } from "../values/service-error.ts";
import { changeTable } from "./change-table.ts";

/** AWS's default and longest recovery period, in days. */
const longest = 35;

/** Seconds between now and the latest restorable time: AWS says "typically five minutes". */
const behind = 300;

export async function describeContinuousBackups({ store, input }: Request): Promise<Output> {
  return described(find(store, input.TableName));
}

export async function updateContinuousBackups({ store, input }: Request): Promise<Output> {
  const { PointInTimeRecoveryEnabled: isOn, RecoveryPeriodInDays: days = longest } =
    input.PointInTimeRecoverySpecification;
  const table = find(store, input.TableName);
  const since = table.record.recovery?.since ?? Date.now() / 1000;
  return described(await changeTable(store, table, { recovery: isOn ? { since, days } : undefined }));
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

/** Finds a table. @throws ServiceError `TableNotFoundException`, where other operations have `ResourceNotFoundException` */
function find({ tables }: Store, name: string): Table {
  const table = tables.get(name);
  if (!table) throw serviceError("TableNotFoundException", `Table not found: ${name}`);
  return table;
}
