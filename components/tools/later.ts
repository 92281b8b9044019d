// Tells plain values from outputs and promises.
import * as pulumi from "@pulumi/pulumi";

/** Tells whether a value is an output or a promise. */
export function isLater(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** Tells whether a value is plain at every depth: no output or promise is in it. */
export function isKnown(value: unknown): boolean {
  if (isLater(value)) return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isKnown);
}

/** Tells whether a value is an object literal `{ … }`, neither a list nor an instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
