// `ConditionalOperator`, which joins conditions of the older form. The words are those of AWS's local DynamoDB.
import type { Output } from "../values/item.ts";

/** What is wrong when there are not two conditions to join. */
export function checkConditionalOperator(input: Output): string | undefined {
  if (input.ConditionalOperator === undefined) return undefined;
  const conditions = input.Expected ?? input.QueryFilter ?? input.ScanFilter;
  if (!conditions) return "ConditionalOperator cannot be used without Filter or Expected";
  return Object.keys(conditions).length < 2
    ? "ConditionalOperator can only be used when Filter or Expected has two or more elements"
    : undefined;
}
