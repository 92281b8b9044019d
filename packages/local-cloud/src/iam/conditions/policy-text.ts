// A text of a policy whose variables, such as `${aws:PrincipalTag/team}`, are filled in.
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { type ConditionKeys, valuesOf } from "./condition-keys.ts";

export interface PolicyText {
  /** The text with its variables, and without a meaning of `*` and `?`. */
  literal: string;
  /** The text as a pattern: `*` and `?` of the policy stand for any characters, those of a variable's value for themselves. */
  pattern: RegExp;
  /** The text as a pattern of an ARN, whose first five parts end at a colon. */
  arnPattern: RegExp;
}

const variables = /\$\{([^},]+?)\s*(?:,\s*'([^']*)'\s*)?\}/g;
/** What stands in the place of a variable while the text around it is read. */
const placeholder = "\u0000";

/** The names of the keys that a text has variables for. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(variables)].map(([, name = ""]) => name).filter((name) => !/^[*?$]$/.test(name));
}

/** The text of one request: `undefined` when a variable's key is unknown, `null` when the request does not have it. */
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
  const parts = marked.split(":");
  const arnParts = [
    ...parts.slice(0, 5).map((part) => wild(part, "[^:]")),
    wild(parts.slice(5).join(":"), "."),
  ];
  return {
    literal: filled(marked, values),
    pattern: whole(filled(wild(marked, "."), values.map(escaped))),
    arnPattern: whole(filled(arnParts.slice(0, parts.length).join(":"), values.map(escaped))),
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
