// Compares the inputs of a resource, one by one.
import { isDeepStrictEqual } from "node:util";

export interface InputChange {
  /** The path of the input: `settings.throttlingRateLimit`, `policy.Statement[0].Action`. */
  path: string;
  /** The value before; left out when there was none. */
  before?: unknown;
  /** The value now; left out when there is none. */
  after?: unknown;
}

/** Returns the smallest parts that differ. A string of JSON, such as a policy, is parsed and compared part by part. */
export function inputChanges(before: unknown, after: unknown, path = ""): InputChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [old, now] = [partsOf(before), partsOf(after)];
  if (old && now && Array.isArray(old) === Array.isArray(now)) {
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return names.flatMap((name) => inputChanges(at(old, name), at(now, name), join(path, name, old)));
  }
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

type Parts = Record<string, unknown> | unknown[];

function partsOf(value: unknown): Parts | undefined {
  if (typeof value === "object" && value !== null) return value as Parts;
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    // The text only looks like JSON.
    return undefined;
  }
}

function at(parts: Parts, name: string): unknown {
  return Object.hasOwn(parts, name) ? (parts as Record<string, unknown>)[name] : undefined;
}

function join(path: string, name: string, parts: Parts): string {
  if (Array.isArray(parts)) return `${path}[${name}]`;
  const step = /^[\w$-]+$/.test(name) ? name : JSON.stringify(name);
  return path === "" ? step : `${path}.${step}`;
}
