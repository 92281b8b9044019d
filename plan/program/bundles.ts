// Reads the code files of functions, to compare their content and size.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";

/** The size of each function's code in bytes, by the function's name. */
export type Bundles = Record<string, number>;

interface Asset {
  kind?: unknown;
  path?: unknown;
}

/**
 * Returns the resources with a hash of each file in place of its path, so that two versions can be compared; and the size of each function.
 *
 * @param folder of the program
 */
export async function readBundles(
  folder: string,
  resources: PlannedResource[],
): Promise<{ resources: PlannedResource[]; bundles: Bundles }> {
  const bundles: Bundles = {};
  const read = await Promise.all(
    resources.map(async (resource) => {
      const sizes: number[] = [];
      const inputs = (await filled(folder, resource.inputs, sizes)) as PlannedResource["inputs"];
      if (resource.type === "aws:lambda/function:Function" && sizes.length > 0)
        bundles[resource.name] = sizes.reduce((one, other) => one + other);
      return { ...resource, inputs };
    }),
  );
  return { resources: read, bundles };
}

async function filled(folder: string, value: unknown, sizes: number[]): Promise<unknown> {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map((item) => filled(folder, item, sizes)));
  const { kind, path } = value as Asset;
  if (kind === "asset" && typeof path === "string") {
    const bytes = await readFile(resolve(folder, path));
    sizes.push(bytes.length);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
    return `${bytes.length} bytes, SHA-256 ${hash}…`;
  }
  const entries = Object.entries(value).map(async ([name, one]) => [name, await filled(folder, one, sizes)]);
  return Object.fromEntries(await Promise.all(entries));
}
