// The stack's settings: declared in Pulumi.yaml, read, checked and typed.
import * as pulumi from "@pulumi/pulumi";
import type { Row } from "./components/settings/rows/row.ts";
import { knownSettings, rowOf } from "./components/settings/rows/rows.ts";
import type { Rule } from "./components/settings/rows/rules.ts";
import { argumentFaults } from "./components/settings/settle.ts";
import type { UserApiArgs } from "./components/settings/user-api-args.ts";

/** What stands in the configuration for a setting that is not set, by its type. */
const unset: Record<Rule["type"], unknown> = { string: "", integer: -1, boolean: "", array: [], object: {} };

/** How Pulumi.yaml declares a setting. */
export function declarationOf({ rule: { type }, ...row }: Row) {
  const value = row.default ?? unset[type];
  return {
    // The engine takes no boolean that may be unset, so such a one is a text.
    type: typeof value === "string" ? "string" : type,
    ...(type === "array" && { items: { type: "string" } }),
    default: value,
  };
}

/**
 * Reads every setting of the project; one that is what Pulumi.yaml declares is left out: the component has the same default.
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
    const row = rowOf(name);
    if (!row) faults.push(`Unknown setting ${key}. Known are ${knownSettings}.`);
    else if (text !== textOf(declarationOf(row).default)) values[name] = parse(row, text);
  }
  faults.push(...argumentFaults(values).map((fault) => withRemedy(fault, prefix)));
  if (faults.length > 0)
    throw new pulumi.RunError(`The stack's settings are wrong:\n  ${faults.join("\n  ")}`);
  return values;
}

/** As the engine hands it to the program. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** @returns the value, or the text itself where it is not of the setting's type, for the check to refuse */
function parse({ rule: { type } }: Row, text: string): unknown {
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
