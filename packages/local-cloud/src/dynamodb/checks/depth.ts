// Checks how deep the values of a request are nested.
import type { AttributeValue, Item, Output } from "../values/item.ts";

const mostLevels = 32;

/** Returns DynamoDB's message when an item or an expression's value has more than 32 levels. */
export function checkDepth({
  Item: item = {},
  ExpressionAttributeValues: values = {},
}: Output): string | undefined {
  if (deepest({ M: item as Item }) <= mostLevels + 1 && deepest({ M: values as Item }) <= mostLevels + 1)
    return undefined;
  return (
    "Nesting Levels have exceeded supported limits: " +
    "Attributes in the item have nested levels beyond supported limit"
  );
}

function deepest({ M, L }: AttributeValue): number {
  const inside = L ?? (M && Object.values(M));
  return inside ? 1 + inside.reduce((most, each) => Math.max(most, deepest(each)), 0) : 0;
}
