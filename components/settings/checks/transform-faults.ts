// Checks the shape of `transform`: its kinds exist, and it keeps the variables that the handlers need.

import { variableFaults } from "../../routes/checks/variable-faults.ts";
import { neededVariables } from "../../routes/limits.ts";
import { insteadOf } from "../../tools/did-you-mean.ts";
import { isLater, isPlainObject } from "../../tools/later.ts";
import { show, when } from "../../tools/property-faults.ts";
import type { Gateway } from "../choices.ts";
import { kinds } from "../transform.ts";

/** Returns one sentence for each kind that is unknown, belongs to the other gateway, is no object, or breaks the handlers. */
export function transformFaults(transform: unknown, gateway: Gateway): string[] {
  if (!isPlainObject(transform))
    return [`Expected \`transform\` to be an object of arguments by kind, got ${shown(transform)}.`];
  const ofKinds = Object.entries(transform).flatMap(([kind, args]) => {
    const of = Object.hasOwn(kinds, kind) && (kinds as Record<string, string>)[kind];
    if (!of) return [`Unknown kind \`${kind}\` in \`transform\`. ${insteadOf(kind, Object.keys(kinds))}`];
    if (of !== "both" && of !== gateway) return [`\`transform.${kind}\` works only with \`gateway: ${of}\`.`];
    if (args === undefined || isPlainObject(args)) return [];
    return [`Expected \`transform.${kind}\` to be an object of arguments, got ${shown(args)}.`];
  });
  const { function: ofFunctions } = transform;
  const hasEnvironment = isPlainObject(ofFunctions) && "environment" in ofFunctions;
  return [...ofKinds, ...(hasEnvironment ? environmentFaults(ofFunctions.environment) : [])];
}

function shown(value: unknown): string {
  return isLater(value) ? "an output or a promise" : show(value);
}

/** Returns one sentence when a variable that the handlers need would change or disappear. It skips an environment that is an output. */
export function environmentFaults(environment: unknown): string[] {
  if (isLater(environment)) return [];
  const variables = isPlainObject(environment) ? environment.variables : null;
  if (isLater(variables) || (isPlainObject(environment) && !("variables" in environment))) return [];
  const taken = isPlainObject(variables)
    ? neededVariables.filter((name) => name in variables)
    : neededVariables;
  return [
    ...when(
      taken.length > 0,
      () =>
        `Expected \`transform.function.environment\` not to change ${taken.join(", ")}, as the handlers need them.`,
    ),
    ...(isPlainObject(variables)
      ? variableFaults(variables, "transform.function.environment.variables")
      : []),
  ];
}
