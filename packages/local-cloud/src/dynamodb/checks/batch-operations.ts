// The allowed properties of batches.
import batchGetItem from "dynalite/validations/batchGetItem.js";
import batchWriteItem from "dynalite/validations/batchWriteItem.js";
import type { Output } from "../values/item.ts";
import { dynaliteStore, withExpressions } from "./check-input.ts";
import { checkDepth } from "./depth.ts";
import type { Form } from "./item-operations.ts";

const mostGets = 100;
const mostWrites = 25;

function checkGets({ RequestItems }: Output): string | undefined {
  for (const [name, part] of Object.entries<Output>(RequestItems)) {
    // Each table is checked on its own, so that an error belongs to a known expression.
    const check = withExpressions(() =>
      batchGetItem.custom?.({ RequestItems: { [name]: part } }, dynaliteStore),
    );
    const fault = check(part);
    if (fault) return fault;
  }
  const gets = Object.values<Output>(RequestItems).reduce((sum, { Keys }) => sum + Keys.length, 0);
  return gets > mostGets ? "Too many items requested for the BatchGetItem call" : undefined;
}

function checkWrites(input: Output): string | null | undefined {
  const requests = Object.values<Output[]>(input.RequestItems).flat();
  if (requests.some((request) => Object.keys(request).length !== 1))
    return "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";
  if (requests.length > mostWrites) return "Too many items requested for the BatchWriteItem call";
  const fault = requests.map(({ PutRequest }) => PutRequest && checkDepth(PutRequest)).find(Boolean);
  return fault ?? batchWriteItem.custom?.(input, dynaliteStore);
}

export const batchForms = {
  BatchGetItem: { types: batchGetItem.types, check: checkGets },
  BatchWriteItem: { types: batchWriteItem.types, check: checkWrites },
} satisfies Record<string, Form>;
