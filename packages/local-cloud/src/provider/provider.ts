// Answers as AWS would: outputs for each resource that is created, and for each function that is invoked.
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Packed, Properties } from "../wire/values.ts";
import { lookUp } from "./answers/look-up.ts";
import type { TableKey } from "./answers/table.ts";
import { writeArchive } from "./archive.ts";
import { type Names, outputsOf } from "./outputs.ts";

export interface Provider {
  /**
   * Creates a resource.
   *
   * @param resource `id` is of one that exists already
   * @returns what AWS adds to the inputs, and where a function's code was written
   */
  create(
    resource: { type: string; name: string; id?: string },
    inputs: Properties,
    region: string,
  ): Promise<{ outputs: Properties; folder?: string }>;
  /** @throws Error for a function that nothing here answers */
  lookUp(token: string, inputs: Properties, region: string): Properties;
}

/** What the answers depend on. */
export interface ProviderOptions {
  project: string;
  stack: string;
  /** The program's folder, which relative paths in archives count from. */
  cwd: string;
  /** Base URL of the APIs. */
  origin: string;
  /** Folder for the archives of the functions. */
  archives: string;
  tables?: Record<string, TableKey>;
}

export function createProvider(options: ProviderOptions): Provider {
  const { project, stack, cwd, origin, archives, tables = {} } = options;
  const bases = apiBases(origin);

  async function unpack(name: string, code: Packed): Promise<string> {
    const folder = join(archives, encodeURIComponent(name));
    await writeArchive(folder, code, cwd);
    return folder;
  }

  return {
    async create({ type, name, id }, inputs, region) {
      if (type.startsWith("pulumi-nodejs:"))
        throw new Error(`The local run does not make ${type}: dynamic providers are not run.`);
      const hash = createHash("sha256").update([project, stack, type, name].join("\n")).digest("hex");
      const physical = id ? nameIn(id) : (inputs.name ?? `${name}-${hash.slice(0, 7)}`);
      const names: Names = { region, hash, physical, baseOf: bases };
      const outputs = { ...outputsOf(type, inputs, names), ...(id && { id }), ...(isArn(id) && { arn: id }) };
      // An API counts from the moment it is made: the first is the one at the root.
      if (/:(Api|RestApi)$/.test(type)) bases(outputs.id as string);
      if (type !== "aws:lambda/function:Function" || inputs.code === undefined) return { outputs };
      return { outputs, folder: await unpack(name, inputs.code) };
    },
    lookUp: (token, inputs, region) => lookUp(token, inputs, { region, tables }),
  };
}

function isArn(id: string | undefined): boolean {
  return id?.startsWith("arn:") ?? false;
}

/** The name in an id, which may be an ARN. */
function nameIn(id: string): string {
  return isArn(id) ? (id.split(/[:/]/).at(-1) ?? id) : id;
}

/** The first API is served at the root, each further one below a path of its own. */
function apiBases(origin: string) {
  const ids: string[] = [];
  return (apiId: string) => {
    if (!ids.includes(apiId)) ids.push(apiId);
    return ids[0] === apiId ? origin : `${origin}/_api/${apiId}`;
  };
}
