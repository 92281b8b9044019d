// Reads the event source mapping that a program registers.
import type { Iam } from "../iam/iam.ts";
import { functionArnOf, functionNameOf, parseArn } from "../resources/arn.ts";
import { ofType, type Resource, type ResourceOf } from "../resources/resource.ts";
import { checkBounds } from "./bounds.ts";
import { type Filter, filterPattern } from "./filter/filter-pattern.ts";
import type { Mapping } from "./mapping.ts";
import { refused } from "./refused.ts";
import { mayRead } from "./stream-access.ts";

/** An event source mapping as the program registers it. */
export type RegisteredMapping = ResourceOf<"aws:lambda/eventSourceMapping:EventSourceMapping">;

/**
 * Reads a mapping from a table's stream, and fills in Lambda's defaults.
 *
 * @throws Error for a property that Lambda refuses, and for a function's role that may not read the stream
 */
export function readMapping(
  { name, inputs, outputs }: RegisteredMapping,
  resources: Resource[],
  iam: Iam,
): Mapping {
  const streamArn = streamOf(name, inputs.eventSourceArn, resources);
  const fn = functionOf(name, inputs.functionName, resources);
  const startingPosition = positionOf(name, inputs.startingPosition, streamArn);
  checkBounds(name, inputs);
  mayRead(iam, name, streamArn, fn);
  const key = JSON.stringify([outputs.uuid, streamArn, startingPosition]);
  const patterns = (inputs.filterCriteria?.filters ?? []).map(({ pattern = "" }) => pattern);
  const settings = {
    ...{ name, key, streamArn, startingPosition },
    tableName: parseArn(streamArn).resource.split("/")[1] ?? "",
    functionArn: fn.arn,
    functionName: fn.name,
    enabled: inputs.enabled ?? true,
    batchSize: inputs.batchSize ?? 100,
    maximumBatchingWindowInSeconds: inputs.maximumBatchingWindowInSeconds ?? 0,
    maximumRetryAttempts: inputs.maximumRetryAttempts ?? -1,
    maximumRecordAgeInSeconds: inputs.maximumRecordAgeInSeconds ?? -1,
    bisectBatchOnFunctionError: inputs.bisectBatchOnFunctionError ?? false,
    reportBatchItemFailures: (inputs.functionResponseTypes ?? []).includes("ReportBatchItemFailures"),
  };
  const filters = patterns.map((pattern) => filterOf(name, pattern));
  return { ...settings, filters, declaration: JSON.stringify([settings, patterns]) };
}

/** @throws Error when the ARN is not that of a registered table's stream */
function streamOf(name: string, arn: string | undefined, resources: Resource[]): string {
  if (!arn)
    throw refused(
      name,
      "InvalidParameterValueException: Unrecognized event source.",
      `Expected \`eventSourceArn\` to be the \`streamArn\` of a table with \`streamEnabled\`, got ${JSON.stringify(arn ?? null)}. ` +
        "Set `streamEnabled` and `streamViewType` on the table.",
    );
  const tables = ofType(resources, "aws:dynamodb/table:Table");
  if (tables.some(({ outputs }) => outputs.streamArn === arn)) return arn;
  throw refused(
    name,
    `InvalidParameterValueException: Stream not found: ${arn}`,
    "Expected `eventSourceArn` to be the `streamArn` of a table that the program registers with `streamEnabled`.",
  );
}

function functionOf(name: string, reference: string, resources: Resource[]) {
  const wanted = functionNameOf(reference);
  const found = ofType(resources, "aws:lambda/function:Function").find(
    ({ outputs }) => outputs.name === wanted || outputs.arn === functionArnOf(reference),
  );
  if (found) return found.outputs;
  throw refused(
    name,
    "InvalidParameterValueException: Function does not exist",
    `Expected \`functionName\` to be a function that the program registers, got ${JSON.stringify(reference)}.`,
  );
}

function positionOf(
  name: string,
  position: string | undefined,
  streamArn: string,
): Mapping["startingPosition"] {
  if (position === "LATEST" || position === "TRIM_HORIZON") return position;
  const words =
    position === undefined
      ? "InvalidParameterValueException: 1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null."
      : position === "AT_TIMESTAMP"
        ? `InvalidParameterValueException: Unsupported starting position for arn type: ${streamArn}`
        : `ValidationException: 1 validation error detected: Value '${position}' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]`;
  throw refused(name, words, "Expected `startingPosition` to be LATEST or TRIM_HORIZON. Set one of the two.");
}

function filterOf(name: string, pattern: string): Filter {
  try {
    return filterPattern(pattern);
  } catch (error) {
    throw refused(
      name,
      "InvalidParameterValueException: Invalid filter pattern definition.",
      `Expected each \`pattern\` of \`filterCriteria\` to be a filter pattern, got ${pattern}: ${(error as Error).message}.`,
    );
  }
}
