// Lists the features of this engine. SDKs ask for them by name or by number.
import type { Sdk } from "../wire/sdk.ts";

/** The names of the features. An older SDK asks for each by name, and itself refuses to use a feature that is not listed. */
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

/** Returns the numbers of the features in the protocol, if the SDK knows them. */
export function featureNumbers({ resources }: Sdk): number[] {
  const numbers = (resources.ResourceMonitorFeature ?? {}) as unknown as Record<string, number>;
  return names
    .map(
      (name) => `RESOURCE_MONITOR_FEATURE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    )
    .flatMap((key) => numbers[key] ?? []);
}
