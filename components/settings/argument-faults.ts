// Checks the arguments that are settings: first each alone, then all together.

import { insteadOf } from "../tools/did-you-mean.ts";
import { isKnown } from "../tools/later.ts";
import { faultOf, show } from "../tools/property-faults.ts";
import { conflicts } from "./conflicts.ts";
import { settingNames, settingOf } from "./stack/all-settings.ts";
import { programArgs, type UserApiArgs } from "./user-api-args.ts";

const argumentNames = [...programArgs, ...settingNames];

/**
 * Returns one sentence for each fault of the known arguments. It skips outputs, which are checked later.
 *
 * @param secrets the names of arguments whose values no message may show
 */
export function argumentFaults(args: Record<string, unknown>, secrets = new Set<string>()): string[] {
  const values = given(args);
  const faults = Object.entries(values).flatMap(([name, value]) => {
    const setting = settingOf(name);
    if (!setting) return [`Unknown argument \`${name}\`. ${insteadOf(name, argumentNames)}`];
    const { rule, plain } = setting;
    if (!isKnown(value))
      return plain ? [`Expected \`${name}\` to be known at once, ${decides}, got an output.`] : [];
    return rule.accepts(value) ? [] : [faultOf(name, rule, secrets.has(name) ? "a secret" : show(value))];
  });
  return faults.length > 0 ? faults : conflicts(values as UserApiArgs);
}

/** The middle of a sentence about an argument that cannot be an output or a secret. */
export const decides = "as it decides which resources there are";

/** Returns the arguments that are not `undefined`. */
export function given(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}
