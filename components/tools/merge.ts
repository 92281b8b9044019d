// Merges a caller's changes into the arguments of a child resource.
import * as pulumi from "@pulumi/pulumi";
import { isLater, isPlainObject } from "./later.ts";

/**
 * Returns `ours` with `theirs` merged in. Plain objects are merged key by key at every depth, and outputs once they are known. Any other
 * value, lists too, is replaced. A property that is `undefined` in `theirs` is removed.
 */
export function merge<Args extends object>(ours: Args, theirs: Partial<Args> | undefined): Args {
  return mergeObjects(ours as Record<string, unknown>, { ...theirs }) as Args;
}

function mergeObjects(ours: Record<string, unknown>, theirs: Record<string, unknown>) {
  const merged = Object.entries(theirs).map(([key, value]) => [
    key,
    Object.hasOwn(ours, key) ? mergeValues(ours[key], value) : value,
  ]);
  return { ...ours, ...Object.fromEntries(merged) };
}

function mergeValues(ours: unknown, theirs: unknown): unknown {
  if (isPlainObject(ours) && isPlainObject(theirs)) return mergeObjects(ours, theirs);
  const mayMerge = [ours, theirs].every((value) => isLater(value) || isPlainObject(value));
  return mayMerge
    ? pulumi.all([ours, theirs]).apply(([first, second]) => mergeValues(first, second))
    : theirs;
}
