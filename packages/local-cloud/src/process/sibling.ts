// Finds the file of a module that runs as the entry of another process.
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** Returns the file of the module `name` in the folder of `url`: TypeScript in a checkout, JavaScript in an installed package. */
export function siblingOf(url: string, name: string): string {
  return fileURLToPath(new URL(name + extname(url), url));
}
