// Checks `ConditionalOperator`, which joins conditions of the older form. The messages are those of AWS's DynamoDB local.
import type { Output } from "../values/item.ts";

/** Returns DynamoDB's message when there are not two conditions to join. */
export function checkConditionalOperator(input: Output): string | undefined {
  if (input.ConditionalOperator === undefined) return undefined;
  const conditions = input.Expected ?? input.QueryFilter ?? input.ScanFilter;
  if (!conditions) return "ConditionalOperator cannot be used without Filter or Expected";
  return Object.keys(conditions).length < 2
    ? "ConditionalOperator can only be used when Filter or Expected has two or more elements"
    : undefined;
}
