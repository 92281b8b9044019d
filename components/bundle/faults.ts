// What a person reads when a function cannot be bundled: one line that names function, import, cause and remedy.
import { dirname, resolve } from "node:path";
import type { BuildFailure, Message } from "esbuild";
import { LateFault } from "../messages/late-fault.ts";

/** The namespace of the bundles' first lines; there is no file of them to point at. */
export const callbackNamespace = "callback";

/** Stops the program; Pulumi prints its message and no stack. */
export class BundleFault extends LateFault {
  /** What it is about: the cause and its remedy. */
  readonly reason: string;
  /** Absolute paths of the files that it arose in, and of those that were not found. */
  readonly files: string[];

  constructor(name: string, reason: string, files: string[] = []) {
    super(`Cannot bundle function "${name}": ${reason}`);
    this.reason = reason;
    this.files = files;
  }
}

/** What a failed build is to blame on. */
export function causeOf(error: unknown): string {
  const { errors } = error as Partial<BuildFailure>;
  if (errors?.length) return errors.map(describe).join(" ");
  return error instanceof Error ? error.message : String(error);
}

/** The files that a failed build is to blame on, and those that it did not find. */
export function filesOf(error: unknown): string[] {
  const { errors = [] } = error as Partial<BuildFailure>;
  return errors.flatMap(({ text, location }) => {
    if (!location || location.file.startsWith(`${callbackNamespace}:`)) return [];
    const missing = /^Could not resolve "(\.[^"]*)"/.exec(text)?.[1];
    const file = resolve(location.file);
    return missing === undefined ? [file] : [file, resolve(dirname(file), missing)];
  });
}

/** A message of esbuild's, with where it arose and what to do. */
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
    "Install the package, or correct its name. `paths` of a tsconfig.json are the compiler's alone, as Node reads none: " +
      "write a relative path, or name it in `imports` of package.json.",
  ],
  [/^Could not resolve /, "Install the package, or correct its name."],
  [/^No matching export .* for import "handler"$/, "Export a function `handler` from it."],
  [/^No matching export /, "Export it there, or import it by `import type` if it is a type."],
  [
    /^No loader is configured for "\.node"/,
    "A native addon cannot be in a bundle: take a package without one, or name the package in `bundle.external` where it is " +
      "installed for Linux and the functions' processor.",
  ],
  [/^No loader is configured /, "Write what it holds into a module, or into a JSON file, and import that."],
  [/^Top-level await /, "Let the module hold the promise, and await it inside the handler."],
  [
    /^"import\.meta" is not available /,
    "Of import.meta a bundle has `url`, `dirname`, `filename` and `main`, each written out.",
  ],
  [
    /^With statements cannot be used /,
    'With a package of `bundle.external` a callback does nothing but import a module, such as `() => import("./handler.ts")`.',
  ],
  [/"require\.resolve"$/, "The archive has the bundle's one file alone: import what you need of the other."],
  [
    /was marked as having no side effects/,
    "Import what you use of it by name, or list the file under `sideEffects` in its package.json.",
  ],
  [/^The CommonJS "(module|exports)" variable /, "Write `export`, as there is one already."],
];
