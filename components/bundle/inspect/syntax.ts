// Parses a module of JavaScript or TypeScript into a syntax tree. The parser is loaded at the first use.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Program } from "acorn";

/** Returns the tree of JavaScript code; `undefined` for syntax that esbuild knows and this parser does not. Such code is not inspected. */
export async function treeOf(code: string): Promise<Program | undefined> {
  const { parse } = await import("acorn");
  const options = { ecmaVersion: "latest", allowReturnOutsideFunction: true, allowHashBang: true } as const;
  // CommonJS may use sloppy mode, so it is parsed as a script too.
  for (const sourceType of ["module", "script"] as const) {
    try {
      return parse(code, { ...options, sourceType });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/** Returns a file's code as JavaScript, without types and comments. */
export async function javascriptOf(file: string): Promise<string> {
  const { transform } = await import("esbuild");
  const loader = /\.[cm]?ts$/.test(file) ? "ts" : /x$/.test(extname(file)) ? "tsx" : "js";
  const text = await readFile(file, "utf8");
  const options = { loader, target: "node24", legalComments: "none", minifyWhitespace: true } as const;
  return (await transform(text, { ...options, tsconfigRaw: "{}" })).code;
}
