// Checks resources with the policies of policy/.

import type { Program } from "../../packages/local-cloud/src/engine/deployment.ts";
import { policies } from "../../policy/policies.ts";
import type { Resource } from "../../policy/policy.ts";

/** Returns the resources of a program that ran, as Pulumi hands them to policies. */
export function resourcesOf({ resources }: Program): Resource[] {
  return resources.map(({ urn, type, parent, inputs, outputs, options }) => ({
    ...{ urn, type, parent, protect: options.protect },
    // Only the inputs contain the path of a function's package.
    props: { ...outputs, ...inputs },
  }));
}

/** Returns each fault as `policy resource: message`. */
export async function faultsIn(resources: Resource[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, ofResource, ofStack } of policies) {
    const note = (urn: string, message: string) =>
      faults.push(`${name} ${urn.split("::").at(-1)}: ${message}`);
    for (const resource of ofResource ? resources : []) {
      for (const message of (await ofResource?.(resource)) ?? []) note(resource.urn, message);
    }
    for (const { urn, message } of ofStack?.(resources) ?? []) note(urn, message);
  }
  return faults;
}
