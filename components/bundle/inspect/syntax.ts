// Reads a module of JavaScript or TypeScript into a syntax tree. Only what is asked about needs the parser.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Program } from "acorn";

/** @returns the tree of a file of plain JavaScript */
export async function treeOf(code: string): Promise<Program> {
  const { parse } = await import("acorn");
  const options = { ecmaVersion: "latest", allowReturnOutsideFunction: true, allowHashBang: true } as const;
  try {
    return parse(code, { ...options, sourceType: "module" });
  } catch {
    // CommonJS may be sloppy.
    return parse(code, { ...options, sourceType: "script" });
  }
}

/** @returns a file's code without types and comments, as JavaScript */
export async function javascriptOf(file: string): Promise<string> {
  const { transform } = await import("esbuild");
  const loader = /\.[cm]?ts$/.test(file) ? "ts" : /x$/.test(extname(file)) ? "tsx" : "js";
  const text = await readFile(file, "utf8");
  const options = { loader, legalComments: "none", minifyWhitespace: true, tsconfigRaw: "{}" } as const;
  return (await transform(text, options)).code;
}
