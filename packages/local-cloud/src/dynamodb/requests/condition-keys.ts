// Reads the condition keys of a request to DynamoDB. The conditions of policies use them.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
import { checkInput } from "../checks/check-input.ts";
import type { Store } from "../store/store.ts";
import type { Output } from "../values/item.ts";
import { attributesOf } from "./attributes.ts";
import { leadingKeys } from "./leading-keys.ts";
import type { Operation } from "./operations.ts";
import { withNames } from "./table-names.ts";

/** The values of condition keys, by the names of the keys. */
export type Keys = Record<string, string[]>;

const transactions = ["TransactWriteItems", "TransactGetItems"];

/** Returns the condition keys of each access that a request needs, in the order of `accessOf`. */
export function conditionKeys(store: Store, operation: Operation, given: Output): Keys[] {
  const { name } = operation;
  const input = checked(store, operation, given);
  if (!input) return [];
  const capacity = textOf(input.ReturnConsumedCapacity ?? "NONE");
  const keys = (part: Output, kind: string, TableName: string): Keys => ({
    "dynamodb:Attributes": attributesOf(part),
    "dynamodb:LeadingKeys": leadingKeys(store.tables.get(TableName), part),
    "dynamodb:ReturnConsumedCapacity": capacity,
    ...(reads.has(kind) && { "dynamodb:Select": [selectOf(part)] }),
    ...(writes.has(kind) && { "dynamodb:ReturnValues": textOf(part.ReturnValues ?? "NONE") }),
    ...(transactions.includes(name) && { "dynamodb:EnclosingOperation": [name] }),
  });
  if (transactions.includes(name))
    return input.TransactItems.flatMap((entry: Output) =>
      Object.entries<Output>(entry).map(([kind, part]) => keys(part, kind, part.TableName)),
    );
  if (input.RequestItems)
    return Object.entries<Output>(input.RequestItems).map(([table, part]) => keys(part, name, table));
  return "TableName" in input ? [keys(input, name, input.TableName)] : [];
}

const reads = new Set(["BatchGetItem", "Get", "GetItem", "Query", "Scan"]);
const writes = new Set(["ConditionCheck", "Delete", "DeleteItem", "Put", "PutItem", "Update", "UpdateItem"]);

/** Returns the input with compiled expressions. A wrong input gives `undefined`: the operation itself refuses it later. */
function checked(store: Store, { name, types, check }: Operation, given: Output): Output | undefined {
  try {
    return checkInput(name, withNames(store, given).input, types, check);
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === undefined) throw error;
    return undefined;
  }
}

function selectOf({ Select, IndexName, AttributesToGet, _projection }: Output): string {
  if (Select) return Select;
  if (AttributesToGet || _projection) return "SPECIFIC_ATTRIBUTES";
  return IndexName ? "ALL_PROJECTED_ATTRIBUTES" : "ALL_ATTRIBUTES";
}

function textOf(value: unknown): string[] {
  return [String(value)];
}
