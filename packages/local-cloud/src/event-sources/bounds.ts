// Checks an event source mapping's numbers and lists against Lambda's limits.
import type { InputsOf } from "../resources/resource.ts";
import { refused } from "./refused.ts";

type Inputs = InputsOf<"aws:lambda/eventSourceMapping:EventSourceMapping">;

/**
 * The least and the greatest value of each number; -1 means no limit.
 * Source: docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html.
 */
const bounds = {
  batchSize: [1, 10_000],
  maximumBatchingWindowInSeconds: [0, 300],
  maximumRecordAgeInSeconds: [60, 604_800, -1],
  maximumRetryAttempts: [0, 10_000, -1],
} as const satisfies { [Name in keyof Inputs]?: readonly number[] };

/** The greatest length of a filter pattern, and the greatest number of filters. */
const patterns = { length: 4096, count: 10 };

/** @throws Error for the first property that Lambda refuses */
export function checkBounds(name: string, inputs: Inputs): void {
  for (const [property, [least, most, unlimited]] of Object.entries(bounds)) {
    const value = inputs[property as keyof typeof bounds];
    if (value === undefined || value === unlimited) continue;
    if (Number.isInteger(value) && value >= least && value <= most) continue;
    const or = unlimited === undefined ? "" : `${unlimited} (no limit) or `;
    throw refused(
      name,
      words(property),
      `Expected \`${property}\` to be ${or}an integer from ${least} to ${most}, got ${value}.`,
    );
  }
  checkLists(name, inputs);
}

/** Returns Lambda's words. Only one text is known: hashicorp/terraform-provider-aws, pull request 16113, 2021. */
function words(property: string): string {
  return property === "maximumRecordAgeInSeconds"
    ? "InvalidParameterValueException: MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800 (inclusive)"
    : `InvalidParameterValueException: ${property}`;
}

function checkLists(name: string, inputs: Inputs): void {
  const { functionResponseTypes = [], filterCriteria } = inputs;
  const wrong = functionResponseTypes.find((one) => one !== "ReportBatchItemFailures");
  if (wrong !== undefined || functionResponseTypes.length > 1)
    throw refused(
      name,
      "ValidationException: functionResponseTypes",
      `Expected \`functionResponseTypes\` to be ["ReportBatchItemFailures"], got ${JSON.stringify(functionResponseTypes)}.`,
    );
  const filters = filterCriteria?.filters ?? [];
  if (filters.length > patterns.count)
    throw refused(
      name,
      "InvalidParameterValueException: filterCriteria",
      `Expected \`filterCriteria\` to have ${patterns.count} filters at most, got ${filters.length}.`,
    );
  const long = filters.find(({ pattern = "" }) => pattern.length > patterns.length);
  if (long)
    throw refused(
      name,
      "ValidationException: filterCriteria",
      `Expected each \`pattern\` of \`filterCriteria\` to have ${patterns.length} characters at most, got ${long.pattern?.length}.`,
    );
}
