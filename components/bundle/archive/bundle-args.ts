// The argument `bundle`: packages and files to add to a function's archive.
import { isBuiltin } from "node:module";
import { isListOf, isRecord, isText, type Rule } from "../../tools/rules.ts";

/**
 * Packages and files to add to a function's archive, beside the bundle.
 *
 * @example { external: ["pino", "pino-pretty"], files: ["templates/**"] }
 */
export interface BundleArgs {
  /**
   * The names of packages that cannot be bundled, as they start workers or read their own files. A function that imports one of them gets all
   * of them, with their dependencies, in a `node_modules` folder. @default none
   */
  external?: string[];
  /**
   * Patterns of files, such as `templates/**`, from the program's folder. The files have the same paths in the archive, and the program's
   * modules find them by `import.meta.url`. @default none
   */
  files?: string[];
}

export const bundleRule: Rule = {
  expected:
    'an object with `external`, names of packages such as "pino", and `files`, patterns below the program\'s folder ' +
    'such as "templates/**"',
  accepts(value) {
    const { external = [], files = [], ...others } = isRecord(value) ? value : { none: value };
    return isListOf(external, isPackage) && isListOf(files, isPattern) && Object.keys(others).length === 0;
  },
};

function isPackage(value: unknown): boolean {
  return typeof value === "string" && /^(@[\w.-]+\/)?\w[\w.-]*$/.test(value) && !isBuiltin(value);
}

function isPattern(value: unknown): boolean {
  return isText(value) && !/^[/\\!]|^[A-Za-z]:|(^|\/)\.\.(\/|$)/.test(value);
}

/** Joins the `bundle` arguments of all functions and of one function. */
export function together(...args: (BundleArgs | undefined)[]): Required<BundleArgs> {
  const all = (key: keyof BundleArgs) => [...new Set(args.flatMap((one) => one?.[key] ?? []))].sort();
  return { external: all("external"), files: all("files") };
}
