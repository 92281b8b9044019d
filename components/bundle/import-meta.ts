// `import.meta` in a bundle, which is CommonJS and has none: the values that an ES module in its place would have in Lambda.

const url = "__importMetaUrl";

/** esbuild's `define`: what `import.meta` has in Node, where it is written out. Of other uses esbuild warns. */
export const importMeta = {
  "import.meta.dirname": "__dirname",
  "import.meta.filename": "__filename",
  "import.meta.url": url,
  // A handler's module is imported, never the process's first; and Node knows no `env`.
  "import.meta.main": "false",
  "import.meta.env": "undefined",
};

/** Adds what the code needs of the definitions. */
export function withImportMeta(code: string): string {
  if (!code.includes(url)) return code;
  const declaration = `var ${url}=require("node:url").pathToFileURL(__filename).href;`;
  return code.replace(/^("use strict";)?/, (strict) => strict + declaration);
}
