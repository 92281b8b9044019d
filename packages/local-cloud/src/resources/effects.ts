// What of a program has no effect here: types that no room serves, and inputs that their room does not look at.
import type { InputsOf, Resource, ResourceType } from "./resource.ts";

/**
 * The types that a room serves, each with the inputs that it reads. One that has members is read whole, or named by those that
 * are: `settings.throttlingRateLimit`.
 */
export type Served = { readonly [Type in ResourceType]?: readonly Input<Type>[] };

type Input<Type extends ResourceType> = Name<Type> | `${Name<Type>}.${string}`;
type Name<Type extends ResourceType> = Extract<keyof InputsOf<Type>, string>;

// For people, bills and Pulumi only: they change no answer on AWS either.
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

// A deployment that makes no stage, as those of @pulumi/aws are, gives its variables to nobody.
const immaterialOf: Record<string, string> = { "aws:apigateway/deployment:Deployment": "variables" };

// What is so here whatever a program says: only another value has no effect.
const alwaysSo: Record<string, unknown> = {
  autoDeploy: true,
  billingMode: "PAY_PER_REQUEST",
  "endpointConfiguration.types": "REGIONAL",
  integrationMethod: "POST",
  packageType: "Zip",
};

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
    const unserved = known && unreadMembers({ ...inputs, [immaterialOf[type] ?? ""]: undefined }, known);
    if (unserved?.length === 0) continue;
    found.set(type, new Set([...(found.get(type) ?? []), ...(unserved ?? [])]));
  }
  return [...found].map(([type, inputs]) => described(type, [...inputs].sort())).sort();
}

function described(type: string, inputs: string[]): string {
  const name = type.replace(/^aws:(\w+)\/\w+:(\w+)$/, "$1.$2");
  return inputs.length > 0 ? `${name} (${inputs.join(", ")})` : name;
}

/** The shortest paths that lead to nothing which is read. */
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

/** Whether a value is as good as not set: switched off, empty, or always so. */
export function saysNothing(path: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => saysNothing(path, item));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).every(([name, member]) => saysNothing(`${path}.${name}`, member));
  }
  return value === undefined || value === null || value === false || value === "" || value === alwaysSo[path];
}
