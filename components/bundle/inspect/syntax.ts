// Reads a module of JavaScript or TypeScript into a syntax tree. Only what is asked about needs the parser.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Program } from "acorn";

/** @returns the tree of plain JavaScript; `undefined` where the parser is behind what the bundler reads, which then judges alone */
export async function treeOf(code: string): Promise<Program | undefined> {
  const { parse } = await import("acorn");
  const options = { ecmaVersion: "latest", allowReturnOutsideFunction: true, allowHashBang: true } as const;
  // CommonJS may be sloppy.
  for (const sourceType of ["module", "script"] as const) {
    try {
      return parse(code, { ...options, sourceType });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/** @returns a file's code without types and comments, as JavaScript */
export async function javascriptOf(file: string): Promise<string> {
  const { transform } = await import("esbuild");
  const loader = /\.[cm]?ts$/.test(file) ? "ts" : /x$/.test(extname(file)) ? "tsx" : "js";
  const text = await readFile(file, "utf8");
  const options = { loader, target: "node24", legalComments: "none", minifyWhitespace: true } as const;
  return (await transform(text, { ...options, tsconfigRaw: "{}" })).code;
}
