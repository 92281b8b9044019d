// The module of a callback that does nothing but import it, as it was written or as compilers and test runners rewrite it.

/** What the text of a function names. */
export interface ImportOf {
  /** As an import has it, or, with `isOfVite`, counted from the root of a project of Vite. */
  module: string;
  isOfVite: boolean;
}

/** @returns `undefined` for a callback that does more than import a module */
export function importOf(callback: { toString(): string }): ImportOf | undefined {
  const body = bodyOf(callback.toString());
  const compiled = /^Promise\.resolve\(\)\.then\((.*)\)$/s.exec(body)?.[1];
  const form = compiled === undefined ? importForm.exec(body) : requireForm.exec(bodyOf(compiled));
  const { module, importer } = form?.groups ?? {};
  return module === undefined ? undefined : { module, isOfVite: importer === viteImport };
}

const viteImport = "__vite_ssr_dynamic_import__";
const literal = /(?<quote>["'`])(?<module>[^"'`\\$]+)\k<quote>\s*,?\s*/.source;
/** tsx: CommonJS that was an ES module is its `default`. */
const tsxSuffix = /(?:\.then\(\s*\(?[\w$]+\)?\s*=>\s*\{[^{}]*"__esModule"\s*in\b[^{}]*\}\s*\))?/.source;
const importForm = new RegExp(`^(?<importer>import|${viteImport})\\(\\s*${literal}\\)${tsxSuffix}$`);
/** Compilers put a function of theirs round it: `__importStar(require("…"))`. */
const requireForm = new RegExp(`^(?:/\\*[^*]*\\*/\\s*)?(?:[\\w$.]+\\()?require\\(\\s*${literal}\\)\\)?$`);
const withoutArguments = /^(?:async\s*)?(?:\(\s*\)\s*=>|function\s*\(\s*\))\s*(?<body>.*)$/s;
/** Istanbul counts functions and statements. */
const counters = /^\{(?:\s*cov_\w+\(\)\.[fs]\[\d+\]\+\+;)*/;

/** What a function without arguments returns; empty when it does more than that. */
function bodyOf(text: string): string {
  const body = withoutArguments.exec(text.trim())?.groups?.body ?? "";
  const block = body.replace(counters, "{");
  const returned = body.startsWith("{") ? /^\{\s*return\s+(.*?);?\s*\}$/s.exec(block)?.[1] : body;
  return (returned ?? "").replace(/^await\s+/, "").trim();
}
