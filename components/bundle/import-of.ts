// Finds the module of a callback that only imports it. It also knows the forms into which compilers and test runners rewrite the callback.

/** The module that a callback imports. */
export interface ImportOf {
  /** The specifier of the import. With `isOfVite` it is a path from the root of Vite's project. */
  module: string;
  isOfVite: boolean;
}

/** Returns the module of a callback; `undefined` when the callback does more than import a module. */
export function importOf(callback: { toString(): string }): ImportOf | undefined {
  const body = bodyOf(callback.toString());
  const compiled = /^Promise\.resolve\(\)\.then\((.*)\)$/s.exec(body)?.[1];
  const form = compiled === undefined ? importForm.exec(body) : requireForm.exec(bodyOf(compiled));
  const { module, importer } = form?.groups ?? {};
  return module === undefined ? undefined : { module, isOfVite: importer === viteImport };
}

const viteImport = "__vite_ssr_dynamic_import__";
const literal = /(?<quote>["'`])(?<module>[^"'`\\$]+)\k<quote>\s*,?\s*/.source;
/** The suffix that tsx adds: it unwraps `default` of an ES module compiled to CommonJS. */
const tsxSuffix = /(?:\.then\(\s*\(?[\w$]+\)?\s*=>\s*\{[^{}]*"__esModule"\s*in\b[^{}]*\}\s*\))?/.source;
const importForm = new RegExp(`^(?<importer>import|${viteImport})\\(\\s*${literal}\\)${tsxSuffix}$`);
/** The form of a compiled import. Compilers wrap it in a helper: `__importStar(require("…"))`. */
const requireForm = new RegExp(`^(?:/\\*[^*]*\\*/\\s*)?(?:[\\w$.]+\\()?require\\(\\s*${literal}\\)\\)?$`);
const withoutArguments = /^(?:async\s*)?(?:\(\s*\)\s*=>|function\s*\(\s*\))\s*(?<body>.*)$/s;
/** The counters that Istanbul adds for functions and statements. */
const counters = /^\{(?:\s*cov_\w+\(\)\.[fs]\[\d+\]\+\+;)*/;

/** Returns the expression that a function without arguments returns; an empty text when it does more. */
function bodyOf(text: string): string {
  const body = withoutArguments.exec(text.trim())?.groups?.body ?? "";
  const block = body.replace(counters, "{");
  const returned = body.startsWith("{") ? /^\{\s*return\s+(.*?);?\s*\}$/s.exec(block)?.[1] : body;
  return (returned ?? "").replace(/^await\s+/, "").trim();
}
