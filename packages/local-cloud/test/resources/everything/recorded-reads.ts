// Records the inputs of a resource that are read.
import type { Resource } from "../../../src/resources/resource.ts";

/** The paths of the values that were read, by type: `settings.throttlingRateLimit`. Indexes of lists are left out. */
export type Reads = Map<string, Set<string>>;

/** Returns the resource with inputs and outputs that record each read. */
export function recording(resource: Resource, reads: Reads): Resource {
  const { type, inputs, outputs } = resource;
  const seen = reads.get(type) ?? new Set();
  reads.set(type, seen);
  return { ...resource, inputs: watched(inputs, seen), outputs: watched(outputs, seen) };
}

/** Returns true for a value whose members are recorded one by one. A list of texts is recorded as a whole. */
function hasMembers(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasMembers);
  return typeof value === "object" && value !== null;
}

function watched<T extends object>(target: T, seen: Set<string>, path = ""): T {
  return new Proxy(target, {
    get(of, key, receiver) {
      const value = Reflect.get(of, key, receiver);
      if (typeof key === "symbol" || typeof value === "function") return value;
      const own = Array.isArray(of) ? path : [path, key].filter(Boolean).join(".");
      if (key !== "length" && !hasMembers(value)) seen.add(own);
      return typeof value === "object" && value !== null ? watched(value, seen, own) : value;
    },
  });
}
