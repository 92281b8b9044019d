// Values that are there at once, and those that are only known later.
import * as pulumi from "@pulumi/pulumi";

/** Whether it is known later itself. */
export function isLater(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** Whether it is known, to its depth. */
export function isKnown(value: unknown): boolean {
  if (isLater(value)) return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isKnown);
}

/** Neither a list nor of a class: `{ … }`. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
