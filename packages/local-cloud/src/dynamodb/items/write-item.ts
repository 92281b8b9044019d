// Runs PutItem, UpdateItem and DeleteItem.
import { project } from "../expressions/project.ts";
import type { Request } from "../store/request.ts";
import { tableOf } from "../store/store.ts";
import type { Table } from "../store/table.ts";
import { createUnit } from "../store/unit.ts";
import type { Item, Output } from "../values/item.ts";
import { serviceError } from "../values/service-error.ts";
import { type Action, stageChange } from "./action.ts";
import { consumed, writeUnits } from "./capacity.ts";
import { collectionMetrics } from "./collection-metrics.ts";

/** Runs a request's one action. When a condition or anything else fails, nothing changes. */
export async function writeItem(
  request: Request,
  actionFor: (table: Table, input: Output) => Action,
): Promise<Output> {
  const { store, input, shown, conflicts } = request;
  const table = tableOf(store, input.TableName);
  const action = actionFor(table, input);
  if (conflicts) throw serviceError("TransactionConflictException", "Transaction is ongoing for the item");
  const unit = createUnit(store.database);
  const before = unit.get<Item>(action.key);
  if (!action.permits(before)) {
    await unit.done();
    throw conditionFailed(input, before);
  }
  const after = action.next(before);
  stageChange(store, unit, action, { before, after });
  await unit.done();
  return {
    Attributes: attributes(input, before, after),
    ConsumedCapacity: consumed(input, table, shown(table.name), writeUnits(table, before, after)),
    ItemCollectionMetrics: collectionMetrics(input, table, input.Item ?? input.Key),
  };
}

function conditionFailed({ ReturnValuesOnConditionCheckFailure }: Output, before: Item | undefined) {
  const Item = ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? before : undefined;
  return serviceError("ConditionalCheckFailedException", "The conditional request failed", { Item });
}

/** Returns the attributes that `ReturnValues` asks for. */
function attributes(input: Output, before: Item | undefined, after: Item | undefined): Item | undefined {
  const changed = (item: Item | undefined) => {
    const paths = input._updates?.paths ?? Object.keys(input.AttributeUpdates ?? {});
    const found: Item = item ? project(paths, item) : {};
    return Object.keys(found).length > 0 ? found : undefined;
  };
  switch (input.ReturnValues) {
    case "ALL_OLD":
      return before;
    case "ALL_NEW":
      return after;
    case "UPDATED_OLD":
      return changed(before);
    case "UPDATED_NEW":
      return changed(after);
    default:
      return undefined;
  }
}
