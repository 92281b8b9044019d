// Lists the files and folders that the code archives of a program's functions consist of.
import { resolve } from "node:path";
import { ofType, type Resource } from "../resources/resource.ts";
import type { Packed } from "../wire/values.ts";

/**
 * Returns the paths of each function's code.
 *
 * @param from the folder from which relative paths are resolved
 */
export function archiveFiles<T extends Resource>(resources: T[], from: string): Map<T, string[]> {
  return new Map(
    ofType(resources, "aws:lambda/function:Function").map((fn) => [
      fn as unknown as T,
      pathsIn(fn.inputs.code as Packed | undefined).map((path) => resolve(from, path)),
    ]),
  );
}

function pathsIn(code: Packed | undefined): string[] {
  if (!code) return [];
  return [
    ...(code.path === undefined ? [] : [code.path]),
    ...Object.values(code.assets ?? {}).flatMap(pathsIn),
  ];
}
