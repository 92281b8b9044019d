// Lists functions whose runtime this machine's Node cannot run, or replaces.
import { ofType, type Resource } from "../resources/resource.ts";

/**
 * Returns texts for people: `the runtime dotnet8 of lambda-1a2b3c4`, `the container image of lambda-1a2b3c4`, and once for each
 * Node runtime of another version `the Node of nodejs22.x (functions run on 24.21.0)`.
 */
export function otherRuntimes(resources: Resource[], node = process.versions.node): string[] {
  const found = ofType(resources, "aws:lambda/function:Function").flatMap(({ outputs }) => {
    const { packageType, runtime, name } = outputs;
    if (packageType === "Image") return [`the container image of ${name}`];
    if (runtime === undefined) return [];
    if (!runtime.startsWith("nodejs")) return [`the runtime ${runtime} of ${name}`];
    const isOther = runtime !== `nodejs${node.split(".")[0]}.x`;
    return isOther ? [`the Node of ${runtime} (functions run on ${node})`] : [];
  });
  return [...new Set(found)];
}
