// Finds the event source mappings of a program, and refuses those that Lambda refuses at their creation.
import type { Iam } from "../iam/iam.ts";
import type { Served } from "../resources/effects.ts";
import { ofType, type Resource } from "../resources/resource.ts";
import type { Mapping } from "./mapping.ts";
import { type RegisteredMapping, readMapping } from "./read-mapping.ts";
import { refused } from "./refused.ts";

/** The inputs of an event source mapping that have an effect in the local cloud. */
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

/** Tells whether a mapping reads a table's stream, or names no source at all, which is refused later. */
function isServed({ inputs }: RegisteredMapping): boolean {
  const { eventSourceArn } = inputs;
  if (eventSourceArn) return /^arn:[^:]*:dynamodb:/.test(eventSourceArn);
  return !inputs.amazonManagedKafkaEventSourceConfig && !inputs.selfManagedEventSource;
}

/** Lists, for people to read, the mappings whose source is not a table's stream. */
export function otherEventSources(resources: Resource[]): string[] {
  return ofType(resources, type)
    .filter((resource) => !isServed(resource))
    .map(({ name }) => `the event source mapping ${name} (only streams of tables are served)`);
}

/**
 * Returns the mappings from streams of tables.
 *
 * @throws Error for a mapping that Lambda refuses, and for a function's role that may not read the stream
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
