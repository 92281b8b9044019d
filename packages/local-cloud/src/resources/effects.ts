// What of a program has no effect here: types that no room serves, and inputs that their room does not look at.
import type { InputsOf, Resource, ResourceType } from "./resource.ts";

/** The types that a room serves, each with the inputs that have an effect here. */
export type Served = { readonly [Type in ResourceType]?: readonly (keyof InputsOf<Type>)[] };

// For people and bills only.
const immaterial = new Set(["tags", "description", "region"]);

/**
 * What the program registers and no room serves, an entry a type, for people to read: `cloudwatch.LogGroup`, or
 * `dynamodb.Table (ttl)` where the type is served and what it sets is not.
 */
export function withoutEffect(resources: Resource[], rooms: Served[]): string[] {
  const served: Record<string, readonly string[] | undefined> = Object.assign({}, ...rooms);
  const found = new Map<string, Set<string>>();
  for (const { type, inputs } of resources) {
    if (type.startsWith("pulumi:")) continue;
    const known = served[type];
    const unserved = known && setInputs(inputs).filter((name) => !known.includes(name));
    if (unserved?.length === 0) continue;
    found.set(type, new Set([...(found.get(type) ?? []), ...(unserved ?? [])]));
  }
  return [...found].map(([type, inputs]) => described(type, [...inputs].sort())).sort();
}

function described(type: string, inputs: string[]): string {
  const name = type.replace(/^aws:(\w+)\/\w+:(\w+)$/, "$1.$2");
  return inputs.length > 0 ? `${name} (${inputs.join(", ")})` : name;
}

/** Switched off or empty is as good as not set. */
function setInputs(inputs: Resource["inputs"]): string[] {
  return Object.entries(inputs)
    .filter(([name, value]) => !immaterial.has(name) && !isEmpty(value))
    .map(([name]) => name);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === false || value === "";
}
