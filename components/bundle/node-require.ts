// Lets a package's `require()` of another take the file that Node takes, and fail when Node fails.
import { createRequire, isBuiltin } from "node:module";
import type { Plugin } from "esbuild";
import { isDeferred } from "./inspect/is-deferred.ts";
import { packageOf } from "./inspect/package-of.ts";

/**
 * Of a package with both kinds, `require()` must not get an ES module's namespace: it may want to call what it gets. And a package
 * that nobody has installed is no fault as long as another one only asks for it in a function.
 */
export const nodeRequire: Plugin = {
  name: "node-require",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/, namespace: "file" }, async ({ path, pluginData, ...options }) => {
      const { kind, importer } = options;
      if (!/^(require-call|dynamic-import)$/.test(kind) || isBuiltin(path)) return undefined;
      const file = kind === "require-call" ? foundByNode(path, importer) : undefined;
      if (file !== undefined) return { path: file };
      // With data it comes from a plugin, which asks where the path leads.
      if (pluginData !== undefined || packageOf(importer) === undefined) return undefined;
      const { errors } = await resolve(path, { ...options, pluginData: nodeRequire });
      // What is not there is esbuild's to judge: it may be optional, in a `try`.
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
