// Makes the outputs that Lambda adds to a function URL.
import type { Names } from "./names.ts";

// biome-ignore lint/suspicious/noExplicitAny: properties are as varied as resource types
type Properties = Record<string, any>;

/** Returns the outputs of a function URL. Its URL is on this machine: the first API or URL is at the root, each further one below a path. */
export function functionUrlOutputs(
  { functionName, qualifier }: Properties,
  { hash, baseOf }: Names,
  lambdaArn: (rest: string) => string,
): Properties {
  const urlId = BigInt(`0x${hash}`).toString(36).slice(0, 32);
  const functionArn = /^arn:/.test(functionName) ? functionName : lambdaArn(`function:${functionName}`);
  return {
    id: qualifier ? `${functionName}/${qualifier}` : functionName,
    functionArn: qualifier ? `${functionArn}:${qualifier}` : functionArn,
    ...{ urlId, functionUrl: `${baseOf(urlId)}/` },
  };
}
