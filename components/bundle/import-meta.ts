// Gives `import.meta` in a bundle the values that an ES module has in Lambda. A CommonJS bundle has no `import.meta`.

const url = "__importMetaUrl";
/** The variable with the bundle's folder, for modules that may declare `__dirname` themselves. */
export const bundleFolder = "__bundleFolder";
export const bundleFolderBanner = `const ${bundleFolder}=__dirname;`;

/** esbuild's `define` for all bundles. */
const always = {
  // A handler's module is never the main module, and Node has no `import.meta.env`.
  "import.meta.main": "false",
  "import.meta.env": "undefined",
};

/** esbuild's `define` for a bundle that is an ES module. */
export const importMetaOfModules = always;

/** The first line of a bundle that is an ES module. CommonJS modules inside it need these variables. */
export const moduleBanner =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url),' +
  "__filename=import.meta.filename,__dirname=import.meta.dirname;";

/** esbuild's `define` for a CommonJS bundle. It replaces properties of `import.meta` that are written in full; esbuild warns of other uses. */
export const importMeta = {
  "import.meta.dirname": "__dirname",
  "import.meta.filename": "__filename",
  "import.meta.url": url,
  ...always,
};

/** Adds the declaration of `import.meta.url` when the code uses it. Also returns the number of lines that it adds before the code. */
export function withImportMeta(code: string): { code: string; lines: number } {
  if (!code.includes(url)) return { code, lines: 0 };
  // The directive counts only at the beginning of the file.
  const [strict = ""] = /^"use strict";/.exec(code) ?? [];
  const declaration = `${strict}var ${url}=require("node:url").pathToFileURL(__filename).href;\n`;
  return { code: declaration + code, lines: 1 };
}
