// The stack's settings: declared in Pulumi.yaml, read, checked and typed.

import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { argumentFaults, decides } from "./components/settings/argument-faults.ts";
import { settingNames, settingOf } from "./components/settings/stack/all-settings.ts";
import type { Setting } from "./components/settings/stack/setting.ts";
import type { UserApiArgs } from "./components/settings/user-api-args.ts";
import { insteadOf } from "./components/tools/did-you-mean.ts";

/** What stands in the configuration for a setting that is not set, by its type. */
const unset = { string: "", integer: -1, boolean: "", array: [], object: {} };

/** How Pulumi.yaml declares a setting. */
export function declarationOf({ rule: { type }, ...setting }: Setting) {
  const value = setting.default ?? unset[type];
  return {
    // The engine takes no boolean that may be unset, so such a one is a text.
    type: typeof value === "string" ? "string" : type,
    ...(type === "array" && { items: { type: "string" } }),
    default: value,
  };
}

/**
 * Reads every setting of the project; one that is what Pulumi.yaml declares is left out: the component has the same default.
 * A secret setting is a secret output.
 *
 * @throws pulumi.RunError that lists every fault: the setting, what was expected, what came
 */
export function readSettings(): UserApiArgs {
  const prefix = `${pulumi.getProject()}:`;
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [key, text] of Object.entries(pulumi.runtime.allConfig())) {
    const name = key.slice(key.indexOf(":") + 1);
    const setting = settingOf(name);
    if (!key.startsWith(prefix)) faults.push(...faultOfForeign(key, name));
    else if (!setting) faults.push(`Unknown setting ${key}. ${insteadOf(name, settingNames)}`);
    else if (text !== textOf(declarationOf(setting).default)) values[name] = parse(setting, text);
  }
  const secrets = new Set(Object.keys(values).filter((name) => isSecret(prefix + name)));
  faults.push(...argumentFaults(values, secrets).map((fault) => withRemedy(fault, prefix)));
  faults.push(...[...secrets].flatMap((name) => faultOfSecret(prefix, name)));
  if (faults.length > 0)
    throw new pulumi.RunError(`The stack's settings are wrong:\n  ${faults.join("\n  ")}`);
  for (const name of secrets) values[name] = pulumi.secret(values[name]);
  return values as UserApiArgs;
}

/** One of our settings below another name than the project's would be passed over, and a guarded stack come up open. */
function faultOfForeign(key: string, name: string): string[] {
  const namespace = key.slice(0, key.indexOf(":"));
  if (!settingOf(name) || namespace === "pulumi" || isProvider(namespace)) return [];
  const project = pulumi.getProject();
  return [
    `Expected the setting \`${name}\` below the project's name, ${project}, got ${key}. Write ${project}:${name}.`,
  ];
}

/** Whether a provider of that name is installed, which may have a setting of the same name. */
function isProvider(namespace: string): boolean {
  const load = createRequire(import.meta.url);
  const { dependencies, devDependencies, peerDependencies } = load("./package.json");
  const direct = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  return [`@pulumi/${namespace}`, ...direct].some((name) => {
    try {
      const { pulumi: { resource = false, name: named = name.replace(/^.*\/(pulumi-)?/, "") } = {} } = load(
        `${name}/package.json`,
      );
      return resource && named === namespace;
    } catch {
      // Not installed, or a package that keeps its package.json to itself, as providers do not.
      return false;
    }
  });
}

function faultOfSecret(prefix: string, name: string): string[] {
  if (!settingOf(name)?.plain) return [];
  return [`Expected \`${name}\` not to be a secret, ${decides}. Set ${prefix}${name} with --plaintext.`];
}

/** Whether the stack keeps the setting as a secret. The SDK itself has this from the language host, and tells nobody. */
function isSecret(key: string): boolean {
  return JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS || "[]").includes(key);
}

/** As the engine hands it to the program. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** @returns the value, or the text itself where it is not of the setting's type, for the check to refuse */
function parse({ rule: { type } }: Setting, text: string): unknown {
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
