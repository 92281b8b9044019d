// Which files a project and its stacks are in, as Pulumi's CLI finds them.
import { existsSync, readdirSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";

/** In the order in which the CLI looks: `encoding.Exts` of github.com/pulumi/pulumi. */
const extensions = [".json", ".yaml", ".yml"];

/** @throws Error of one line for a folder without a project */
export function projectFile(folder: string): string {
  const found = extensions.map((ext) => join(folder, `Pulumi${ext}`)).find(isFile);
  if (found) return found;
  throw new Error(`Found no Pulumi.yaml in ${resolve(folder)}. Choose a program's folder with --program.`);
}

/** Where the CLI reads and writes the settings of a stack: its file has the ending of the project's. */
export function stackFile(project: string, folder: string, stack: string): string {
  return join(folder, `Pulumi.${stack.replaceAll("/", "-")}${extname(project)}`);
}

/**
 * The file of a stack; `undefined` where no stack has one, since a new stack has no settings yet.
 *
 * @throws Error of one line for a stack without a file where others have one: a misspelt name must not come up with fewer settings
 */
export function existingStackFile(project: string, folder: string, stack: string): string | undefined {
  const file = stackFile(project, folder, stack);
  if (isFile(file)) return file;
  const others = (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    const [, named = "", ext] = /^Pulumi\.(.+)(\.json|\.yaml|\.yml)$/.exec(name) ?? [];
    return named ? [{ name, named, isRead: ext === extname(project) }] : [];
  });
  if (others.length === 0) return undefined;
  const [unread] = others.filter(({ named, isRead }) => named === stack && !isRead);
  if (unread)
    throw new Error(
      `Expected the settings of stack ${stack} in ${file}, with the ending of ${project}, got ${unread.name}. Rename it.`,
    );
  const stacks = others.filter(({ isRead }) => isRead).map(({ named }) => named);
  throw new Error(`There is no stack ${stack}. Choose one of: ${stacks.join(", ") || "none exists"}.`);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
