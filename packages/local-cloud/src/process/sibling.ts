// Where the modules are that a process of its own starts with.
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** The file of the module `name` beside the module of that URL: TypeScript in a checkout, JavaScript in an installed package. */
export function siblingOf(url: string, name: string): string {
  return fileURLToPath(new URL(name + extname(url), url));
}
