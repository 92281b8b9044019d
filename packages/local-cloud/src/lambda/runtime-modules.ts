// Provides the packages that Lambda's Node runtimes contain: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const scopes = ["@aws-sdk", "@smithy"];

/**
 * Makes a folder for `NODE_PATH` with links to the AWS SDK packages that the program has installed, and to no other packages.
 *
 * @param program the program's folder
 * @param parent a folder above the folders of all functions. `import` then finds the packages: Lambda's Node looks for them in
 * `NODE_PATH`, but Node itself only in the folders above a module
 * @returns the folder, below `parent`
 */
export async function runtimeModules(program: string, parent: string): Promise<string> {
  const folder = join(parent, "node_modules");
  await mkdir(folder, { recursive: true });
  const places = createRequire(join(program, "index.js")).resolve.paths("@aws-sdk") ?? [];
  for (const scope of scopes) {
    const found = places.map((place) => join(place, scope)).find((path) => existsSync(path));
    if (found) await symlink(found, join(folder, scope), "junction");
  }
  return folder;
}
