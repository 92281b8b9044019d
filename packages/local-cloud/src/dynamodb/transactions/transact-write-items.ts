// Runs TransactWriteItems: does all of up to 100 writes and checks, or none of them.
import { type Action, stageChange } from "../items/action.ts";
import { addUnits, consumed, type Units, unitsOfRead, writeUnits } from "../items/capacity.ts";
import { collectionMetrics } from "../items/collection-metrics.ts";
import { conditionCheck } from "../items/condition-check.ts";
import { put } from "../items/put.ts";
import { remove } from "../items/remove.ts";
import { update } from "../items/update.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { createUnit, type Unit } from "../store/unit.ts";
import type { Item, Output } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { ServiceError, validationError } from "../values/service-error.ts";
import { cancelled, conditionFailed, conflicting, invalid, none, type Reason } from "./cancellation.ts";
import { type WriteKind, type WritePart, writePartOf } from "./parts.ts";
import { isRepeat, keepToken } from "./request-tokens.ts";

const actions: Record<WriteKind, (table: Table, input: Output) => Action> = {
  ConditionCheck: conditionCheck,
  Delete: remove,
  Put: put,
  Update: update,
};

interface Planned extends WritePart {
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
    const part = writePartOf(entry);
    return { ...part, table: tableOf(store, part.input.TableName) };
  });
  const planned = parts.map(({ table, ...part }, index) => {
    try {
      return { ...part, action: actions[part.kind](table, part.input) };
    } catch (error) {
      // An empty key is an error of the whole request. A wrong key is only the reason of its part.
      if (
        !(error instanceof ServiceError) ||
        /^One or more parameter values are not valid/.test(error.message)
      )
        throw error;
      throw cancelled(parts.map((_, each) => (each === index ? invalid(error.message) : none)));
    }
  });
  if (new Set(planned.map(({ action }) => action.key)).size < planned.length)
    throw validationError("Transaction request cannot include multiple operations on one item");
  return planned;
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
  const ofTables = [...new Set(done.map(({ action }) => action.table))].map((table) => {
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
  const metrics = ofTables.filter((each) => each.metrics.length > 0);
  return {
    ...(ofTables.some(({ capacity }) => capacity) && {
      ConsumedCapacity: ofTables.map(({ capacity }) => capacity),
    }),
    ...(metrics.length > 0 && {
      ItemCollectionMetrics: Object.fromEntries(metrics.map((each) => [each.name, each.metrics])),
    }),
  };
}
