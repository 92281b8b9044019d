// Makes resources as a program declares them.
import type { PlannedResource } from "../../../packages/local-cloud/src/command/plan.ts";

/** Returns a resource of a type, such as `dynamodb/table:Table`, with these properties. */
export function resource(
  type: string,
  inputs: PlannedResource["inputs"],
  more: { name?: string; protect?: boolean; options?: Partial<PlannedResource["options"]> } = {},
): PlannedResource {
  const { name = "people", protect = false, options } = more;
  const none = { ignoreChanges: [], replaceOnChanges: [], aliases: [], dependsOn: [] };
  return {
    urn: `urn:pulumi:dev::people::aws:${type}::${name}`,
    ...{ type: `aws:${type}`, name, parent: "", action: "create", inputs, protect },
    options: {
      ...{ retainOnDelete: false, deleteBeforeReplace: false, deletedWith: "", provider: "", ...none },
      ...options,
    },
  };
}
