// Runs a program under Pulumi mocks in this process, and returns the resources that it registers.
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import type { UserApi } from "../../components/user-api.ts";
import { accountId, addedByAws, region } from "./program-outputs.ts";

// Under mocks, the SDK would take half of its time for stack traces of resources and promises, and to watch for promises that never end.
// Programs with the SDK's own runner (test/stacks.test.ts) are watched.
const require = createRequire(import.meta.url);
require("@pulumi/pulumi/resource.js").Resource.callsites = () => [];
require("@pulumi/pulumi/runtime/debuggable.js").debuggablePromise = (promise: unknown) => promise;

/** A resource that the program registered; components are not among them. */
export interface Registered {
  /** The last part of the type: `Function`. */
  type: string;
  /** The service and the type: `aws.lambda.Function`. */
  kind: string;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: every type has inputs of its own
  inputs: Record<string, any>;
}

export interface Plan<T> {
  /** The return value of the program, with its outputs resolved. */
  outputs: pulumi.Unwrap<T>;
  resources: Registered[];
  /** The components, as `type name`. */
  components: string[];
  /** The look-ups of the program: token and inputs. */
  lookups: [token: string, inputs: Record<string, unknown>][];
  warnings: string[];
  /** Returns the one resource of this kind (`lambda.Function`) and name. */
  find(kind: string, name?: string): Registered;
  /** Returns the resources of a kind. */
  all(kind: string): Registered[];
  /** Returns the number of resources of each kind. */
  counts(): Record<string, number>;
}

export interface PlanOptions {
  project?: string;
  stack?: string;
  /** True when outputs that only AWS knows are unknown, as in `pulumi preview`. */
  preview?: boolean;
  /** The configuration. `aws:region` is set by default. */
  config?: Record<string, string>;
  /** Answers a look-up, instead of the helper's own answer. */
  lookUp?: (token: string, inputs: Record<string, unknown>) => Record<string, unknown> | undefined;
  /** Is called for each resource that is registered, also for components. */
  onResource?: (type: string, name: string) => void;
}

export { accountId, region };

/** Runs `program` to its end. Mocks are global, so a process runs one program at a time. */
export async function plan<T>(program: () => T | Promise<T>, options: PlanOptions = {}): Promise<Plan<T>> {
  const { project = "user-api", stack = "dev", preview = false, config } = options;
  const resources: Registered[] = [];
  const components: string[] = [];
  const lookups: Plan<T>["lookups"] = [];
  const mocks: pulumi.runtime.Mocks = {
    async newResource({ type, name, inputs: given, custom }) {
      options.onResource?.(type, name);
      const inputs = await plain(given);
      if (custom === false) {
        components.push(`${type} ${name}`);
        return { id: undefined, state: {} };
      }
      const kind = kindOf(type);
      resources.push({ type: kind.split(".").at(-1) ?? kind, kind, name, inputs });
      const outputs = addedByAws(kind, name, inputs);
      return preview ? { id: "", state: inputs } : { id: outputs.id, state: { ...inputs, ...outputs } };
    },
    async call({ token, inputs }) {
      const plainInputs = await plain(inputs);
      lookups.push([token, plainInputs]);
      return options.lookUp?.(token, plainInputs) ?? lookUp(token, plainInputs);
    },
  };
  await pulumi.runtime.setMocks(mocks, project, stack, preview);
  pulumi.runtime.setAllConfig({ "aws:region": region, ...config });
  const { result, warnings } = await collectWarnings(async () => {
    const returned = pulumi.output(await program());
    const result = await (returned as unknown as { promise(): Promise<pulumi.Unwrap<T>> }).promise();
    await pulumi.runtime.disconnect();
    return result;
  });
  const all = (kind: string) => resources.filter((resource) => resource.kind === `aws.${kind}`);
  return {
    outputs: result,
    resources,
    components,
    lookups,
    warnings,
    all,
    find(kind, name) {
      const [found, ...more] = all(kind).filter((one) => name === undefined || one.name === name);
      if (!found || more.length > 0) throw new Error(`${1 + more.length} of aws.${kind} ${name ?? ""}`);
      return found;
    },
    counts: () =>
      Object.fromEntries(
        [...Map.groupBy(resources, ({ kind }) => kind)].map(([kind, ones]) => [kind, ones.length]).sort(),
      ),
  };
}

/** Returns the outputs of a UserApi that are not resources. */
export function outputsOf({ url, tableName, functionNames, dashboardUrl }: UserApi) {
  return { url, tableName, functionNames, dashboardUrl };
}

/** Collects the warnings, which Pulumi's runtime prints when there is no engine. */
async function collectWarnings<R>(work: () => Promise<R>): Promise<{ result: R; warnings: string[] }> {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (line: string) => warnings.push(line.replace("warning: [runtime] ", ""));
  try {
    return { result: await work(), warnings };
  } finally {
    console.warn = warn;
  }
}

/** Returns the kind of a type as a program writes it: `aws.lambda.Function` for `aws:lambda/function:Function`. */
function kindOf(type: string): string {
  const [, pack, module, name] = /^(\w+):(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  return pack ? `${pack}.${module}.${name}` : type;
}

function lookUp(token: string, inputs: Record<string, unknown>): Record<string, unknown> {
  switch (token) {
    case "aws:index/getRegion:getRegion":
      return { id: region, region };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId };
    case "aws:route53/getZone:getZone":
      return { ...inputs, id: "Z0ZONE", zoneId: "Z0ZONE" };
    case "aws:dynamodb/getTable:getTable":
      return tableOf(inputs.name as string);
    default:
      throw new Error(`No answer for ${token}`);
  }
}

/** Returns the answer of `getTable` for a table with the right key. */
export function tableOf(name: string): Record<string, unknown> {
  return {
    id: name,
    name,
    arn: `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
    hashKey: "id",
    rangeKey: "",
    attributes: [{ name: "id", type: "S" }],
    serverSideEncryption: { enabled: false, kmsKeyArn: "" },
  };
}

/** Returns inputs as a provider gets them: the id in place of a resource, and without undefined values. */
// biome-ignore lint/suspicious/noExplicitAny: inputs are as varied as resource types
async function plain(value: any): Promise<any> {
  if (typeof value !== "object" || value === null) return value;
  if (value.__pulumiAsset || value.__pulumiArchive) return value;
  if (value.__pulumiResource) return value.id.promise();
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const entries = Object.entries(value).map(async ([key, item]) => [key, await plain(item)] as const);
  return Object.fromEntries((await Promise.all(entries)).filter(([, item]) => item !== undefined));
}
