// Lets `require()` of a package take the file that Node takes, where `import` may take the package's ES modules.
import { createRequire, isBuiltin } from "node:module";
import type { Plugin } from "esbuild";

/** Of a package with both kinds, `require()` must not get an ES module's namespace: it may want to call what it gets. */
export const nodeRequire: Plugin = {
  name: "node-require",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/, namespace: "file" }, ({ kind, path, importer }) => {
      if (kind !== "require-call" || isBuiltin(path)) return undefined;
      try {
        return { path: createRequire(importer).resolve(path) };
      } catch {
        // What is not there is esbuild's to judge: it may be optional, in a `try`.
        return undefined;
      }
    });
  },
};
