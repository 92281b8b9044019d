// Lists the source files of a program's folder. A program that failed may have needed any of them, for example to bundle a function.
import { type Dirent, readdirSync } from "node:fs";
import { resolve } from "node:path";

const source = /\.(?:[cm]?[jt]sx?|json)$/;

/** Returns the absolute paths of the source files. It skips `node_modules`, and folders whose name begins with a dot. */
export function sourceFiles(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = resolve(folder, entry.name);
    if (!entry.isDirectory()) return source.test(entry.name) ? [path] : [];
    return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : sourceFiles(path);
  });
}

/** Returns nothing for a folder that cannot be read, or that was removed meanwhile. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
