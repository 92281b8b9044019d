// What AWS adds to a table with a stream, and to an event source mapping that reads one.

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
type Properties = Record<string, any>;

/** The label is a time, which has to be the same in each run; another view of the changes is another stream, as on AWS. */
export function streamOutputs(inputs: Properties, hash: string, tableArn: string): Properties {
  const { streamEnabled, streamViewType } = inputs;
  if (!streamEnabled) return { streamArn: "", streamLabel: "" };
  const year = 365 * 24 * 60 * 60 * 1000;
  const view = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"].indexOf(streamViewType);
  const time = Date.UTC(2024, 0) + (Number.parseInt(hash.slice(0, 12), 16) % year) + view;
  const streamLabel = new Date(time).toISOString().replace("Z", "");
  return { streamArn: `${tableArn}/stream/${streamLabel}`, streamLabel };
}

export function mappingOutputs(
  { functionName }: Properties,
  hash: string,
  lambdaArn: (rest: string) => string,
): Properties {
  const uuid = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
  return {
    ...{ id: uuid, uuid, arn: lambdaArn(`event-source-mapping:${uuid}`) },
    functionArn: /^arn:/.test(functionName) ? functionName : lambdaArn(`function:${functionName}`),
    ...{ state: "Enabled", stateTransitionReason: "User action" },
    ...{ lastModified: "2024-01-01T00:00:00Z", lastProcessingResult: "No records processed" },
  };
}
