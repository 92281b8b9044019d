// Makes `require()` in a package load the file that Node would load, and fail only where Node would fail.
import { createRequire, isBuiltin } from "node:module";
import type { Plugin } from "esbuild";
import { isDeferred } from "./inspect/is-deferred.ts";
import { packageOf } from "./inspect/package-of.ts";

/**
 * An esbuild plugin with two rules. When a package has a CommonJS and an ES module, `require()` gets the CommonJS one, as the caller may call
 * the result. And a missing package is no error as long as another package only requires it inside a function.
 */
export const nodeRequire: Plugin = {
  name: "node-require",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/, namespace: "file" }, async ({ path, pluginData, ...options }) => {
      const { kind, importer } = options;
      if (!/^(require-call|dynamic-import)$/.test(kind) || isBuiltin(path)) return undefined;
      const file = kind === "require-call" ? foundByNode(path, importer) : undefined;
      if (file !== undefined) return { path: file };
      // `pluginData` means that a plugin asks for the path, not a module.
      if (pluginData !== undefined || packageOf(importer) === undefined) return undefined;
      const { errors } = await resolve(path, { ...options, pluginData: nodeRequire });
      // esbuild decides about other missing packages: a `try` makes one optional.
      return errors.length > 0 && (await isDeferred(importer, path)) ? { path, external: true } : undefined;
    });
  },
};

function foundByNode(path: string, importer: string): string | undefined {
  try {
    return createRequire(importer).resolve(path);
  } catch {
    return undefined;
  }
}
