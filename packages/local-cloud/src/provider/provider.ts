// Stands in for Pulumi's AWS provider: makes the outputs of each created resource, and answers look-ups.
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Endpoints } from "../endpoints/endpoints.ts";
import type { Packed, Properties } from "../wire/values.ts";
import { lookUp } from "./answers/look-up.ts";
import type { TableKey } from "./answers/table.ts";
import { writeArchive } from "./archive.ts";
import { linkSourceMap } from "./link-source-map.ts";
import { createMadeUp } from "./made-up.ts";
import type { Names } from "./names.ts";
import { outputsOf } from "./outputs.ts";

/** Types whose automatic name is known in a preview. Only types that were checked are listed. */
const autonamed = [
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:dynamodb/table:Table",
  "aws:iam/role:Role",
  "aws:lambda/function:Function",
  "aws:sns/topic:Topic",
  "aws:sqs/queue:Queue",
];

/** The name properties of types that do not use `name`. */
const nameProperties: Record<string, string> = {
  "aws:s3/bucket:Bucket": "bucket",
  "aws:s3/bucketV2:BucketV2": "bucket",
};

export interface Provider {
  /**
   * Creates a resource.
   *
   * @param resource its `id` is set if the resource exists already and is only read
   * @returns the outputs that AWS adds to the inputs, and the folder of a function's code
   */
  create(
    resource: { type: string; name: string; id?: string },
    inputs: Properties,
    region: string,
  ): Promise<{ outputs: Properties; folder?: string }>;
  /** Returns the outputs that are known before an update: the automatic name of a resource without a name. */
  preview(resource: { type: string; name: string }, inputs: Properties): Properties;
  /** Returns a sentence for each property that contains a made-up output. */
  madeUpIn(properties: Properties): string[];
  /** @throws Error for a function that the local run does not answer */
  lookUp(token: string, inputs: Properties, region: string): Properties;
}

/** The values on which the outputs and answers depend. */
export interface ProviderOptions {
  project: string;
  stack: string;
  /** The program's folder, from which relative paths are resolved. */
  cwd: string;
  /** The base URL of the APIs. */
  origin: string;
  /** The folder for the archives of the functions. */
  archives: string;
  /** Keys of tables that the program only looks up, by table name. */
  tables?: Record<string, TableKey>;
  /** URLs of services that are not served here. The URLs of the program's queues begin with that of `sqs`. */
  endpoints?: Endpoints;
  /** Links the code of functions to their source maps. */
  sourceMaps?: boolean;
}

export function createProvider(options: ProviderOptions): Provider {
  const { project, stack, cwd, origin, archives, tables = {}, endpoints } = options;
  const bases = apiBases(origin);
  const sqs = endpoints?.sqs?.replace(/\/$/, "");
  const madeUp = createMadeUp(cwd);
  const made = new Map<string, { inputs: Properties; outputs: Properties }>();
  const paths = new Map<string, string>();
  const pathOf = (id: string) => paths.get(id) ?? "";
  const keyOf = (...parts: string[]) => parts.join("\n");

  function namesOf(type: string, name: string): { hash: string; automatic: string } {
    const hash = createHash("sha256").update([project, stack, type, name].join("\n")).digest("hex");
    return { hash, automatic: `${name}-${hash.slice(0, 7)}` };
  }

  async function unpack(name: string, code: Packed): Promise<string> {
    const folder = join(archives, encodeURIComponent(name));
    await writeArchive(folder, code, cwd);
    if (options.sourceMaps) await linkSourceMap(folder, code, cwd);
    return folder;
  }

  return {
    async create({ type, name, id }, inputs, region) {
      if (type.startsWith("pulumi-nodejs:"))
        throw new Error(`The local run does not make ${type}: dynamic providers are not run.`);
      const { hash, automatic } = namesOf(type, name);
      const isFifo = inputs.fifoQueue || inputs.fifoTopic;
      const given = inputs.name ?? inputs[nameProperties[type] ?? "name"];
      const physical = id ? nameIn(id) : (given ?? `${automatic}${isFifo ? ".fifo" : ""}`);
      const unknown = () => madeUp.outputsOf(type, name, names);
      const names: Names = { region, hash, physical, baseOf: bases, pathOf, sqs, madeUp: unknown };
      const outputs: Properties = {
        ...outputsOf(type, inputs, names),
        ...(id && { id }),
        ...(isArn(id) && { arn: id }),
      };
      if (!id) made.set(keyOf(region, type, physical), { inputs, outputs });
      if (type === "aws:apigateway/resource:Resource") paths.set(String(outputs.id), String(outputs.path));
      // APIs are numbered in the order of their creation. The first one is served at the root.
      if (/:(Api|RestApi)$/.test(type)) bases(outputs.id as string);
      if (type !== "aws:lambda/function:Function" || inputs.code === undefined) return { outputs };
      return { outputs, folder: await unpack(name, inputs.code) };
    },
    preview({ type, name }, inputs) {
      const isNamed = inputs.name !== undefined || inputs.namePrefix !== undefined;
      return isNamed || !autonamed.includes(type) ? {} : { name: namesOf(type, name).automatic };
    },
    madeUpIn: madeUp.readBy,
    lookUp(token, inputs, region) {
      const madeAs = (type: string, name: string) => {
        const own = made.get(keyOf(region, type, name));
        return own && { ...own.inputs, ...own.outputs };
      };
      return lookUp(token, inputs, { region, tables, made: madeAs });
    },
  };
}

function isArn(id: string | undefined): boolean {
  return id?.startsWith("arn:") ?? false;
}

/** Returns the name in an id, which may be an ARN. */
function nameIn(id: string): string {
  return isArn(id) ? (id.split(/[:/]/).at(-1) ?? id) : id;
}

/** Returns a function that gives the base URL of an API. The first API is at the root, each further one below `/_api/<id>`. */
function apiBases(origin: string) {
  const ids: string[] = [];
  return (apiId: string) => {
    if (!ids.includes(apiId)) ids.push(apiId);
    return ids[0] === apiId ? origin : `${origin}/_api/${apiId}`;
  };
}
