// Reads a YAML or JSON file whose content is a mapping, and single values.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isRecord } from "../resources/is-record.ts";

// biome-ignore lint/suspicious/noExplicitAny: what the file holds is checked key by key
type Content = Record<string, any>;

/** @throws Error in one line for a file that cannot be read, and for content that is not a mapping */
export function readMap(file: string): Content {
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8")) ?? {};
  } catch (error) {
    const [line] = (error as Error).message.split("\n");
    throw new Error(`Cannot read ${file}: ${line?.replace(/:$/, ".")}`);
  }
  if (isRecord(content)) return content;
  throw new Error(`Expected ${file} to be a mapping, got something else.`);
}

/** Merges a value into another as Pulumi merges settings: mappings key by key, and anything else replaces what was there. */
export function merged(base: unknown, value: unknown): unknown {
  if (!isRecord(base) || !isRecord(value)) return value;
  const inside = Object.entries(value).map(([key, item]) => [key, merged(base[key], item)]);
  return { ...base, ...Object.fromEntries(inside) };
}

/** Returns the value of a JSON text, and any other text as it is. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
