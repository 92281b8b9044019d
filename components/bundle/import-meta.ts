// `import.meta` in a bundle: the values that an ES module in its place has in Lambda. A bundle that is CommonJS has none of its own.

const url = "__importMetaUrl";
/** The folder of the bundle, for modules that may have a `__dirname` of their own. */
export const bundleFolder = "__bundleFolder";
export const bundleFolderBanner = `const ${bundleFolder}=__dirname;`;

/** What esbuild's `define` is for all bundles. */
const always = {
  // A handler's module is imported, never the process's first; and Node knows no `env`.
  "import.meta.main": "false",
  "import.meta.env": "undefined",
};

/** esbuild's `define` for a bundle that is an ES module. */
export const importMetaOfModules = always;

/** What the CommonJS in a bundle that is an ES module needs. */
export const moduleBanner =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),' +
  "__filename=import.meta.filename,__dirname=import.meta.dirname;";

/** esbuild's `define`: what `import.meta` has in Node, where it is written out. Of other uses esbuild warns. */
export const importMeta = {
  "import.meta.dirname": "__dirname",
  "import.meta.filename": "__filename",
  "import.meta.url": url,
  ...always,
};

/** Adds what the code needs of the definitions. */
export function withImportMeta(code: string): string {
  if (!code.includes(url)) return code;
  const declaration = `var ${url}=require("node:url").pathToFileURL(__filename).href;`;
  return code.replace(/^("use strict";)?/, (strict) => strict + declaration);
}
