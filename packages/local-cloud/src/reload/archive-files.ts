// Lists the files and folders that the code archives of a program's functions consist of.
import { resolve } from "node:path";
import type { Registered } from "../engine/deployment.ts";
import type { Packed } from "../wire/values.ts";

/**
 * Returns the URN of each function, and the paths of its code.
 *
 * @param from the folder from which relative paths are resolved
 */
export function archiveFiles(resources: Registered[], from: string): { urn: string; files: string[] }[] {
  return resources
    .filter(({ type }) => type === "aws:lambda/function:Function")
    .map(({ urn, inputs }) => ({
      urn,
      files: pathsIn(inputs.code as Packed | undefined).map((path) => resolve(from, path)),
    }));
}

function pathsIn(code: Packed | undefined): string[] {
  if (!code) return [];
  return [
    ...(code.path === undefined ? [] : [code.path]),
    ...Object.values(code.assets ?? {}).flatMap(pathsIn),
  ];
}
