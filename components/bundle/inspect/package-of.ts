// Finds the npm package of a file.
import { sep } from "node:path";

/** Returns the name of a file's package; `undefined` for a file outside of `node_modules`. */
export function packageOf(path: string): string | undefined {
  const [, name] = /.*\/?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.split(sep).join("/")) ?? [];
  return name;
}
