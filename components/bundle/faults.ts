// The error for a function that cannot be bundled: one line with the function, the import, the cause and the remedy.
import { dirname, resolve } from "node:path";
import type { BuildFailure, Message } from "esbuild";
import { LateFault } from "../messages/late-fault.ts";

/** esbuild's namespace for entry points, which are no files. */
export const callbackNamespace = "callback";

/** The error of a function that cannot be bundled. It stops the program, and Pulumi prints its message without a stack. */
export class BundleFault extends LateFault {
  /** The cause and the remedy, without the function's name. */
  readonly reason: string;
  /** The absolute paths of the files with the error, and of missing files. */
  readonly files: string[];

  constructor(name: string, reason: string, files: string[] = []) {
    super(`Cannot bundle function "${name}": ${reason}`);
    this.reason = reason;
    this.files = files;
  }
}

/** Returns the causes of a failed build, with their remedies. */
export function causeOf(error: unknown): string {
  const { errors } = error as Partial<BuildFailure>;
  if (errors?.length) return errors.map(describe).join(" ");
  return error instanceof Error ? error.message : String(error);
}

/** Returns the files that made a build fail, and the files that it did not find. */
export function filesOf(error: unknown): string[] {
  const { errors = [] } = error as Partial<BuildFailure>;
  return errors.flatMap(({ text, location }) => {
    if (!location || location.file.startsWith(`${callbackNamespace}:`)) return [];
    const missing = /^Could not resolve "(\.[^"]*)"/.exec(text)?.[1];
    const file = resolve(location.file);
    return missing === undefined ? [file] : [file, resolve(dirname(file), missing)];
  });
}

/** Writes a message of esbuild with its place and the remedy. */
export function describe({ text, location }: Message): string {
  const place =
    location && !location.file.startsWith(`${callbackNamespace}:`)
      ? ` (${location.file}:${location.line})`
      : "";
  const remedy = remedies.find(([pattern]) => pattern.test(text))?.[1];
  return `${text.replace(/\.$/, "")}${place}.${remedy ? ` ${remedy}` : ""}`;
}

const remedies: [text: RegExp, remedy: string][] = [
  [/^Could not resolve "[./]/, "Correct the path, which counts from the file that has the import."],
  [
    /^Could not resolve "([@~#]?\/|[~#]|[^@"/]+\/)/,
    "Install the package, or correct its name. Node does not read `paths` of a tsconfig.json: " +
      "write a relative path, or add it to `imports` of package.json.",
  ],
  [/^Could not resolve /, "Install the package, or correct its name."],
  [/^No matching export .* for import "handler"$/, "Export a function `handler` from it."],
  [/^No matching export /, "Export it there, or import it by `import type` if it is a type."],
  [
    /^No loader is configured for "\.node"/,
    "A native addon cannot be in a bundle: use a package without one, or install the package for Linux and the functions' processor, " +
      "and name it in `bundle.external`.",
  ],
  [/^No loader is configured /, "Move its content into a module or a JSON file, and import that."],
  [/^Top-level await /, "Keep the promise in the module, and await it inside the handler."],
  [
    /^"import\.meta" is not available /,
    "A bundle knows `import.meta.url`, `.dirname`, `.filename` and `.main` only, each written in full.",
  ],
  [
    /^With statements cannot be used /,
    'With a package in `bundle.external`, a callback can only import a module: `() => import("./handler.ts")`.',
  ],
  [
    /"require\.resolve"$/,
    "The archive has only the bundle: import the other module instead of resolving its path.",
  ],
  [
    /was marked as having no side effects/,
    "Import the used exports by name, or list the file under `sideEffects` in its package.json.",
  ],
  [/^The CommonJS "(module|exports)" variable /, "Write `export`, as the module has an `export` already."],
];
