// Finds the files of a project and of its stacks, as Pulumi's CLI does.
import { existsSync, readdirSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";

/** The file extensions in the order in which the CLI tries them: `encoding.Exts` of github.com/pulumi/pulumi. */
const extensions = [".json", ".yaml", ".yml"];

/**
 * Returns the path of the project's file, such as `Pulumi.yaml`.
 *
 * @throws Error in one line for a folder without a project
 */
export function projectFile(folder: string): string {
  const found = extensions.map((ext) => join(folder, `Pulumi${ext}`)).find(isFile);
  if (found) return found;
  throw new Error(`Found no Pulumi.yaml in ${resolve(folder)}. Choose a program's folder with --program.`);
}

/** Returns the path of the file with a stack's settings. Its extension is that of the project's file. */
export function stackFile(project: string, folder: string, stack: string): string {
  return join(folder, `Pulumi.${stack.replaceAll("/", "-")}${extname(project)}`);
}

/**
 * Returns the path of a stack's file, or `undefined` if no stack has a file: a new stack has no settings yet.
 *
 * @throws Error in one line for a stack without a file if other stacks have one: a misspelt name must not run with fewer settings
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
