// The event source mappings of a program, and what Lambda refuses of them when they are created.
import type { Iam } from "../iam/iam.ts";
import type { Served } from "../resources/effects.ts";
import { ofType, type Resource } from "../resources/resource.ts";
import type { Mapping } from "./mapping.ts";
import { type RegisteredMapping, readMapping } from "./read-mapping.ts";
import { refused } from "./refused.ts";

/** What has an effect here. */
export const eventSourcesServe = {
  "aws:lambda/eventSourceMapping:EventSourceMapping": [
    "batchSize",
    "bisectBatchOnFunctionError",
    "enabled",
    "eventSourceArn",
    "filterCriteria",
    "functionName",
    "functionResponseTypes",
    "maximumBatchingWindowInSeconds",
    "maximumRecordAgeInSeconds",
    "maximumRetryAttempts",
    "startingPosition",
  ],
} satisfies Served;

const type = "aws:lambda/eventSourceMapping:EventSourceMapping";

/** What feeds a function here: the stream of a table, or what is no stream at all. */
function isServed({ inputs }: RegisteredMapping): boolean {
  const { eventSourceArn } = inputs;
  if (eventSourceArn) return /^arn:[^:]*:dynamodb:/.test(eventSourceArn);
  return !inputs.amazonManagedKafkaEventSourceConfig && !inputs.selfManagedEventSource;
}

/** Mappings from other sources than streams of tables, for people to read. */
export function otherEventSources(resources: Resource[]): string[] {
  return ofType(resources, type)
    .filter((resource) => !isServed(resource))
    .map(({ name }) => `the event source mapping ${name} (only streams of tables are served)`);
}

/**
 * The mappings from streams of tables.
 *
 * @throws Error for what Lambda refuses: the mapping, or what the function's role may not do
 */
export function mappingsOf(resources: Resource[], iam: Iam): Mapping[] {
  const registered = ofType(resources, type).filter(isServed);
  const pairs = new Map<string, string>();
  return registered.map((resource) => {
    const mapping = readMapping(resource, resources, iam);
    const { name, streamArn, functionArn, functionName } = mapping;
    const other = pairs.get(`${streamArn} ${functionArn}`);
    if (other)
      throw refused(
        name,
        `ResourceConflictException: The event source arn (" ${streamArn} ") and function (" ${functionName} ") provided mapping already exists.`,
        `Expected one mapping for \`eventSourceArn\` and \`functionName\`, and ${other} has both already. Remove one of the two.`,
      );
    pairs.set(`${streamArn} ${functionArn}`, name);
    return mapping;
  });
}
