// How the inputs of a resource differ, input by input.
import { isDeepStrictEqual } from "node:util";

export interface InputChange {
  /** Where it stands: `settings.throttlingRateLimit`, `policy.Statement[0].Action`. */
  path: string;
  /** Left out when there was none. */
  before?: unknown;
  /** Left out when there is none. */
  after?: unknown;
}

/** The least parts that differ. Texts that are JSON, such as policies, are compared by what they hold. */
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
    // A text that only looks like JSON.
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
