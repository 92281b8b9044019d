// Functions that no Node can run.
import { ofType, type Resource } from "../resources/resource.ts";

/** The functions of other runtimes than Node's, for people to read: `the runtime dotnet8 of lambda-1a2b3c4`. */
export function otherRuntimes(resources: Resource[]): string[] {
  return ofType(resources, "aws:lambda/function:Function")
    .filter(({ outputs: { runtime } }) => runtime !== undefined && !runtime.startsWith("nodejs"))
    .map(({ outputs: { runtime, name } }) => `the runtime ${runtime} of ${name}`);
}
