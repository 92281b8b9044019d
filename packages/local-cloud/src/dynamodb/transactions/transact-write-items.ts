// Runs TransactWriteItems: does all of up to 100 writes and checks, or none of them.
import { type Action, conditionCheck, put, remove, stageChange } from "../items/action.ts";
import { addUnits, consumed, type Units, unitsOfRead, writeUnits } from "../items/capacity.ts";
import { collectionMetrics } from "../items/collection-metrics.ts";
import { update } from "../items/update.ts";
import { type Usage, usageOf } from "../items/usage.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { createUnit, type Unit } from "../store/unit.ts";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { ServiceError } from "../values/service-error.ts";
import { cancelled, conditionFailed, conflicting, invalid, none, type Reason } from "./cancellation.ts";
import { readParts, type WriteKind } from "./parts.ts";
import { isRepeat, keepToken } from "./request-tokens.ts";

const actions: Record<WriteKind, (table: Table, input: Output) => Action> = {
  ConditionCheck: conditionCheck,
  Delete: remove,
  Put: put,
  Update: update,
};

interface Planned {
  kind: WriteKind;
  input: Output;
  action: Action;
}

/** A part with its item before and after it. */
interface Done extends Planned {
  before?: Item;
  after?: Item;
}

export async function transactWriteItems(request: Request): Promise<Output> {
  const { store, input, conflicts } = request;
  const parts = plan(request);
  const unit = createUnit(store.database);
  if (isRepeat(unit, input)) {
    const found = parts.map((part) => ({ ...part, before: unit.get<Item>(part.action.key) }));
    await unit.done();
    return answer(request, found, "ReadCapacityUnits");
  }
  if (conflicts) throw conflicting(parts.length);
  const { done, reasons } = decide(unit, parts);
  if (done.length < parts.length) {
    await unit.done();
    throw cancelled(reasons);
  }
  for (const { action, before, after } of done) stageChange(store, unit, action, { before, after });
  keepToken(unit, input);
  await unit.done();
  return answer(request, done, "WriteCapacityUnits");
}

/** Reads the tables and keys of all parts. A part that does not fit its table cancels the transaction before any condition. */
function plan({ store, input }: Request): Planned[] {
  const entries: Output[] = input.TransactItems;
  const parts = entries.map((entry) => {
    // Each entry has exactly one part.
    const [[kind, part]] = Object.entries(entry) as [[WriteKind, Output]];
    return { kind, input: part, table: tableOf(store, part.TableName) };
  });
  return readParts(
    parts,
    ({ kind, input, table }) => ({ kind, input, action: actions[kind](table, input) }),
    ({ action }) => action.key,
  );
}

/** Reads all items, and checks all conditions against them. */
function decide(unit: Unit, parts: Planned[]): { done: Done[]; reasons: Reason[] } {
  const done: Done[] = [];
  const reasons = parts.map((part): Reason => {
    const { action, input } = part;
    const before = unit.get<Item>(action.key);
    if (!action.permits(before))
      return conditionFailed(input.ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? before : undefined);
    try {
      done.push({ ...part, before, after: action.next(before) });
      return none;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return invalid(error.message);
    }
  });
  return { done, reasons };
}

/** Makes the response. Every capacity unit counts twice: DynamoDB first prepares a transaction, then writes it. */
function answer(request: Request, done: Done[], as: "ReadCapacityUnits" | "WriteCapacityUnits"): Output {
  const { input, shown } = request;
  const tables = new Set(done.map(({ action }) => action.table));
  const used = Array.from(tables, (table): Usage => {
    const parts = done.filter(({ action }) => action.table === table);
    const units = parts.map(
      ({ before, after }): Units =>
        as === "WriteCapacityUnits"
          ? writeUnits(table, before, after)
          : { table: unitsOfRead(before ? itemSize(before) : 0, true), indexes: new Map() },
    );
    return {
      name: shown(table.name),
      capacity: consumed(input, table, shown(table.name), addUnits(units, 2), as),
      metrics: parts
        .filter(({ kind }) => kind !== "ConditionCheck")
        .flatMap((part) => collectionMetrics(input, table, part.input.Item ?? part.input.Key) ?? []),
    };
  });
  return usageOf(used);
}
