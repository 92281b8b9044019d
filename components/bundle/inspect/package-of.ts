// Which npm package a file belongs to.
import { sep } from "node:path";

/** @returns its name; `undefined` for a file that is in no `node_modules` */
export function packageOf(path: string): string | undefined {
  const [, name] = /.*\/?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.split(sep).join("/")) ?? [];
  return name;
}
