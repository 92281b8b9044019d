// Checks `Select` together with a projection.
import type { Output } from "../values/item.ts";

/** Returns DynamoDB's message when `Select` and the projection contradict each other. */
export function checkSelect(input: Output): string | undefined {
  const { Select, IndexName } = input;
  const projection = ["ProjectionExpression", "AttributesToGet"].find((name) => input[name] !== undefined);
  if (Select === "ALL_PROJECTED_ATTRIBUTES" && IndexName === undefined)
    return "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName";
  if (Select === "SPECIFIC_ATTRIBUTES" && !projection)
    return "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES";
  if (!projection || Select === undefined || Select === "SPECIFIC_ATTRIBUTES") return undefined;
  const what = Select === "COUNT" ? "only the Count" : Select;
  return `Cannot specify the ${projection} when choosing to get ${what}`;
}
