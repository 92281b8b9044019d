// What a caller says of a function's archive: what lies in it beside the bundle.
import { isBuiltin } from "node:module";
import { isListOf, isRecord, type Rule } from "../../tools/rules.ts";

/** What lies beside the bundle in a function's archive. */
export interface BundleArgs {
  /**
   * Packages that are not bundled, such as those that start workers or read files of their own. A function that imports one of them
   * gets all of them, and what they need, as a `node_modules`. @default none
   */
  external?: string[];
  /**
   * Patterns of files, such as `templates/**`, that count from the program's folder. In the archive they have the same path, and
   * `import.meta.url` of the program's own modules leads to them. @default none
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
  return typeof value === "string" && value !== "" && !/^[/\\!]|^[A-Za-z]:|(^|\/)\.\.(\/|$)/.test(value);
}

/** What is said of all functions and what is said of one. */
export function together(...args: (BundleArgs | undefined)[]): Required<BundleArgs> {
  const all = (key: keyof BundleArgs) => [...new Set(args.flatMap((one) => one?.[key] ?? []))].sort();
  return { external: all("external"), files: all("files") };
}
