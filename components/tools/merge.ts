// Merges what a caller says of a child's arguments into what the component says.
import * as pulumi from "@pulumi/pulumi";
import { isLater, isPlainObject } from "./later.ts";

/**
 * Plain objects are merged key by key at every depth, outputs among them once they are known; all else, lists too, is
 * replaced. What is `undefined` in `theirs` is taken away.
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
