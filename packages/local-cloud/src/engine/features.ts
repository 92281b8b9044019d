// What the engine here can do, in both ways in which a program asks for it.
import type { Sdk } from "../wire/sdk.ts";

/** By the names that an older SDK asks for one by one. What is left out is refused by the SDK itself. */
const names = [
  "secrets",
  "resourceReferences",
  "outputValues",
  "aliasSpecs",
  "replacementTrigger",
  "deletedWith",
  "replaceWith",
  "transforms",
  "invokeTransforms",
  "parameterization",
  "resourceHooks",
  "errorHooks",
];

export function hasFeature(name: string): boolean {
  return names.includes(name);
}

/** The same by the numbers of the protocol, as far as the SDK knows them. */
export function featureNumbers({ resources }: Sdk): number[] {
  const numbers = (resources.ResourceMonitorFeature ?? {}) as unknown as Record<string, number>;
  return names
    .map(
      (name) => `RESOURCE_MONITOR_FEATURE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    )
    .flatMap((key) => numbers[key] ?? []);
}
