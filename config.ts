// The stack's settings: read, checked and typed.
import * as pulumi from "@pulumi/pulumi";
import { type Setting, settings } from "./components/settings/rules.ts";
import { argumentFaults } from "./components/settings/settle.ts";
import { type UserApiArgs, userApiDefaults } from "./components/settings/user-api-args.ts";

/** What stands in the configuration for a setting that is not set, by its type. */
const unset: Record<Setting["type"], string> = {
  string: "",
  integer: "-1",
  boolean: "",
  array: "[]",
  object: "{}",
};

/**
 * Reads every setting of the project; one without a value is left out, so that the component's default holds.
 *
 * @throws pulumi.RunError that lists every fault: the setting, what was expected, what came
 */
export function readSettings(): UserApiArgs {
  const prefix = `${pulumi.getProject()}:`;
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [key, text] of Object.entries(pulumi.runtime.allConfig())) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    const setting = (settings as Record<string, Setting>)[name];
    if (!setting) faults.push(`Unknown setting ${key}. Known are ${Object.keys(settings).join(", ")}.`);
    else if (name in userApiDefaults || text !== unset[setting.type]) values[name] = parse(setting, text);
  }
  faults.push(...argumentFaults(values).map((fault) => withRemedy(fault, prefix)));
  if (faults.length > 0)
    throw new pulumi.RunError(`The stack's settings are wrong:\n  ${faults.join("\n  ")}`);
  return values;
}

/** @returns the value, or the text itself where it is not of the setting's type, for the check to refuse */
function parse({ type }: Setting, text: string): unknown {
  if (type === "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withRemedy(fault: string, prefix: string): string {
  const name = /^Expected `(\w+)`/.exec(fault)?.[1];
  return name ? `${fault} Set ${prefix}${name}.` : fault;
}
