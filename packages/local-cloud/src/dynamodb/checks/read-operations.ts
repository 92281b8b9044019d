// The allowed properties of queries and scans.
import query from "dynalite/validations/query.js";
import scan from "dynalite/validations/scan.js";
import type { Output } from "../values/item.ts";
import { withExpressions } from "./check-input.ts";
import type { Form } from "./item-operations.ts";

const checkQuery = withExpressions((data, store) => {
  const fault = query.custom?.(data, store);
  // An index may have several attributes in its partition or sort key, which dynalite does not know.
  const mayHaveMore = "IndexName" in data && Object.keys(data.KeyConditions ?? {}).length > 2;
  if (fault === "Conditions can be of length 1 or 2 only" && mayHaveMore) return undefined;
  return fault?.replace(/^Invalid condition .* Multiple attribute/, "Invalid KeyConditionExpression: $&");
});

const checkScan = withExpressions((data, store) => {
  const { Segment, TotalSegments } = data;
  const fault = scan.custom?.(data, store);
  if (fault || Segment === undefined || TotalSegments !== undefined) return fault;
  return "The TotalSegments parameter is required but was not present in the request when Segment parameter is present";
});

/** Returns DynamoDB's message when `Select` and the projection contradict each other. */
function checkSelect(input: Output): string | undefined {
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

export const readForms = {
  Query: { types: query.types, check: (input) => checkSelect(input) ?? checkQuery(input) },
  Scan: {
    types: {
      ...scan.types,
      ConsistentRead: "Boolean",
      Segment: { type: "Integer", greaterThanOrEqual: 0, lessThanOrEqual: 999_999 },
      TotalSegments: { type: "Integer", greaterThanOrEqual: 1, lessThanOrEqual: 1_000_000 },
    },
    check: (input) => checkSelect(input) ?? checkScan(input),
  },
} satisfies Record<string, Form>;
