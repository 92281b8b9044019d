// Which inputs of a resource are really read: copies that take note.
import type { Resource } from "../../../src/resources/resource.ts";

/** By type, the paths of the values that were read: `settings.throttlingRateLimit`. Places in lists are left out. */
export type Reads = Map<string, Set<string>>;

/** The same resource, whose inputs and outputs note what is read of them. */
export function recording(resource: Resource, reads: Reads): Resource {
  const { type, inputs, outputs } = resource;
  const seen = reads.get(type) ?? new Set();
  reads.set(type, seen);
  return { ...resource, inputs: watched(inputs, seen), outputs: watched(outputs, seen) };
}

/** To get hold of an object is to read nothing of it yet; a list of texts is handed over as it is. */
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
