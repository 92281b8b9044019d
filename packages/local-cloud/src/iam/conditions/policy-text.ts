// Replaces the variables in a text of a policy, such as `${aws:PrincipalTag/team}`.
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { type ConditionKeys, valuesOf } from "./condition-keys.ts";

export interface PolicyText {
  /** The text. `*` and `?` have no meaning in it. */
  literal: string;
  /** The text as a pattern. `*` and `?` are wildcards, but not in the value of a variable. */
  pattern: RegExp;
  /** The text as a pattern of an ARN. A wildcard in one of its first five parts does not match a colon. */
  arnPattern: RegExp;
}

const variables = /\$\{([^},]+?)\s*(?:,\s*'([^']*)'\s*)?\}/g;
/** Takes the place of a variable while the rest of the text becomes a pattern. */
const placeholder = "\u0000";

/** Returns the names of the keys in the variables of a text. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(variables)].map(([, name = ""]) => name).filter((name) => !/^[*?$]$/.test(name));
}

/** Replaces the variables of a text. Returns `undefined` if a key is unknown, and `null` if the request does not have a key. */
export function policyText(text: string, keys: ConditionKeys): PolicyText | undefined | null {
  const values: string[] = [];
  for (const [, name = "", otherwise] of text.matchAll(variables)) {
    const found = /^[*?$]$/.test(name) ? [name] : valuesOf(name, keys);
    if (!found) return undefined;
    const value = found[0] ?? otherwise;
    if (value === undefined) return null;
    values.push(value);
  }
  const marked = text.replace(variables, placeholder);
  const arnParts = marked.split(":").map((part, index) => wild(part, index < 5 ? "[^:]" : "."));
  return {
    literal: filled(marked, values),
    pattern: whole(filled(wild(marked, "."), values.map(escaped))),
    arnPattern: whole(filled(arnParts.join(":"), values.map(escaped))),
  };
}

function filled(marked: string, values: string[]): string {
  return values.reduce((text, value) => text.replace(placeholder, () => value), marked);
}

function wild(text: string, any: string): string {
  return escaped(text).replaceAll("\\*", `${any}*`).replaceAll("\\?", any);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function whole(source: string): RegExp {
  return new RegExp(`^${source}$`, "s");
}
