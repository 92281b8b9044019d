// Makes the outputs that AWS adds to an event source mapping.
import { uuidOf } from "./output-form.ts";

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
type Properties = Record<string, any>;

export function mappingOutputs(
  { functionName }: Properties,
  hash: string,
  lambdaArn: (rest: string) => string,
): Properties {
  const uuid = uuidOf(hash);
  return {
    ...{ id: uuid, uuid, arn: lambdaArn(`event-source-mapping:${uuid}`) },
    functionArn: /^arn:/.test(functionName) ? functionName : lambdaArn(`function:${functionName}`),
    ...{ state: "Enabled", stateTransitionReason: "User action" },
    ...{ lastModified: "2024-01-01T00:00:00Z", lastProcessingResult: "No records processed" },
  };
}
