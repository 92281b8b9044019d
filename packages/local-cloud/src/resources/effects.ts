// Lists the resource types and inputs of a program that the local run ignores.
import { type InputsOf, type Resource, type ResourceType, shortType } from "./resource.ts";

/**
 * The resource types that a part of the local run serves, each with the inputs that it reads. An input with members is either read
 * as a whole, `cors`, or listed by the members that are read, `settings.throttlingRateLimit`.
 */
export type Served = { readonly [Type in ResourceType]?: readonly Input<Type>[] };

type Input<Type extends ResourceType> = Name<Type> | `${Name<Type>}.${string}`;
type Name<Type extends ResourceType> = Extract<keyof InputsOf<Type>, string>;

// Inputs that are never listed: people, bills and Pulumi use them, but they change no answer on AWS either.
const immaterial = new Set([
  "delayAfterPolicyCreationInMs",
  "description",
  "failOnWarnings",
  "forceDetachPolicies",
  "name",
  "namePrefix",
  "operationName",
  "region",
  "skipDestroy",
  "sourceCodeHash",
  "statementId",
  "statementIdPrefix",
  "tags",
  "triggers",
  "useResourceTimeoutForPropagation",
]);

// Only a deployment that creates a stage uses its variables, and those of @pulumi/aws create none.
const immaterialOf: Record<string, string> = { "aws:apigateway/deployment:Deployment": "variables" };

// Inputs whose value the local run always uses. They are listed only if a program sets another value.
const alwaysSo: Record<string, unknown> = {
  autoDeploy: true,
  billingMode: "PAY_PER_REQUEST",
  "endpointConfiguration.types": "REGIONAL",
  integrationMethod: "POST",
  packageType: "Zip",
};

/**
 * Returns the types that are not served, such as `cloudwatch.LogGroup`, and the served types with the inputs that are ignored, such
 * as `dynamodb.Table (ttl)`. They are texts for people, one for each type.
 */
export function withoutEffect(resources: Resource[], rooms: Served[]): string[] {
  const served: Record<string, readonly string[] | undefined> = Object.assign({}, ...rooms);
  const found = new Map<string, Set<string>>();
  for (const { type, inputs } of resources) {
    if (type.startsWith("pulumi:")) continue;
    const known = served[type];
    const unserved = known && unreadMembers({ ...inputs, [immaterialOf[type] ?? ""]: undefined }, known);
    if (unserved?.length === 0) continue;
    found.set(type, new Set([...(found.get(type) ?? []), ...(unserved ?? [])]));
  }
  return [...found].map(([type, inputs]) => described(type, [...inputs].sort())).sort();
}

function described(type: string, inputs: string[]): string {
  return shortType(type) + (inputs.length > 0 ? ` (${inputs.join(", ")})` : "");
}

/** Returns the paths of members that are not read. If no part of a member is read, only the member's own path is returned. */
function unreadMembers(members: object, known: readonly string[], above = ""): string[] {
  return Object.entries(members)
    .filter(([name]) => !immaterial.has(name))
    .flatMap(([name, value]) => unread(`${above}${name}`, value, known));
}

function unread(path: string, value: unknown, known: readonly string[]): string[] {
  if (known.includes(path) || saysNothing(path, value)) return [];
  if (!known.some((one) => one.startsWith(`${path}.`))) return [path];
  if (Array.isArray(value)) return value.flatMap((item) => unread(path, item, known));
  if (typeof value !== "object" || value === null) return [];
  return unreadMembers(value, known, `${path}.`);
}

/** Tells whether a value has the same effect as no value: it is off, empty, or the value that the local run always uses. */
export function saysNothing(path: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => saysNothing(path, item));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).every(([name, member]) => saysNothing(`${path}.${name}`, member));
  }
  return value === undefined || value === null || value === false || value === "" || value === alwaysSo[path];
}
