import test from "ava";
import ts from "typescript";
import type { Callback } from "../../../components/bundle/callback.ts";
import { importOf } from "../../../components/bundle/import-of.ts";

const imports: Callback[] = [
  () => import("./handler.ts" as string),
  async () => import("./handler.ts" as string),
  async () => await import("./handler.ts" as string),
  () => {
    return import("./handler.ts" as string);
  },
];

/** The output of the TypeScript compiler for a callback in a module of Pulumi's CommonJS template. */
function compiled(callback: Callback, options: ts.CompilerOptions): Callback {
  const { outputText } = ts.transpileModule(`callback = ${callback}`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, esModuleInterop: true, ...options },
  });
  const [, text = ""] = /^callback = (.*);$/ms.exec(outputText) ?? [];
  return { toString: () => text } as Callback;
}

for (const callback of imports) {
  test(`finds the module of ${callback}`.replace(/\s+/g, " "), (t) => {
    t.deepEqual(importOf(callback), { module: "./handler.ts", isOfVite: false });
  });

  test(`finds the module of what is compiled to CommonJS from ${callback}`.replace(/\s+/g, " "), (t) => {
    const options: ts.CompilerOptions[] = [
      { target: ts.ScriptTarget.ES2022 },
      { target: ts.ScriptTarget.ES2022, esModuleInterop: false },
      { target: ts.ScriptTarget.ES2022, importHelpers: true },
    ];
    for (const one of options) {
      const made = compiled(callback, one);
      t.regex(made.toString(), /Promise\.resolve\(\)\.then\(.*require\("\.\/handler\.ts"\)/);
      t.deepEqual(importOf(made), { module: "./handler.ts", isOfVite: false }, made.toString());
    }
  });
}

test("finds the module of what other compilers make", (t) => {
  const texts = [
    "()=>import('./handler.js')",
    "function () { return import('./handler.js'); }",
    '()=>Promise.resolve().then(()=>/*#__PURE__*/ _interop_require_wildcard(require("./handler.js")))',
    '() => Promise.resolve().then(() => __toESM(require("./handler.js")))',
    'function () { return Promise.resolve().then(function () { return tslib_1.__importStar(require("./handler.js")); }); }',
  ];
  for (const text of texts) t.is(importOf({ toString: () => text })?.module, "./handler.js", text);
});

// Source: printed by Vitest 5.1.2, without coverage and with istanbul's.
const ofVitest = [
  '() => __vite_ssr_dynamic_import__("/handlers/x.ts")',
  'async () => await __vite_ssr_dynamic_import__("/handlers/x.ts")',
  '() => {\n\treturn __vite_ssr_dynamic_import__("/handlers/x.ts");\n}',
  '() => {cov_1wqmujetpg().f[0]++;cov_1wqmujetpg().s[1]++;return __vite_ssr_dynamic_import__("/handlers/x.ts")}',
  'async () => {cov_1wqmujetpg().f[1]++;cov_1wqmujetpg().s[3]++;return await __vite_ssr_dynamic_import__("/handlers/x.ts")}',
  '() => {cov_1wqmujetpg().f[2]++;\n\tcov_1wqmujetpg().s[5]++;return __vite_ssr_dynamic_import__("/handlers/x.ts");\n}',
];
for (const text of ofVitest) {
  test(`finds the module, from Vite's root, of ${text}`.replace(/\s+/g, " "), (t) => {
    t.deepEqual(importOf({ toString: () => text }), { module: "/handlers/x.ts", isOfVite: true });
  });
}

test("finds the module of what tsx appends a `then` to", (t) => {
  // Source: printed by tsx 4.23.15.
  const suffix =
    '.then(s=>{const e="default";return s[e]&&typeof s[e]=="object"&&"__esModule"in s[e]?s[e]:s})';
  for (const text of [
    `()=>import("./handlers/x.ts")${suffix}`,
    `async()=>await import("./handlers/x.ts")${suffix}`,
    `()=>{return import("./handlers/x.ts")${suffix}}`,
  ])
    t.deepEqual(importOf({ toString: () => text }), { module: "./handlers/x.ts", isOfVite: false }, text);
});

test("leaves a callback to the serializer that does more than import a module", (t) => {
  const texts = [
    "() => import('./handler.ts').then((module) => module)",
    "() => import('./handlers/' + name)",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of one
    "() => import(`./${name}.ts`)",
    "(name) => import('./handler.ts')",
    "() => { log(); return import('./handler.ts'); }",
    "() => { return import('./handler.ts'); import('./other.ts'); }",
    "async () => ({ handler: async () => 1 })",
    "() => other('./handler.ts')",
    "() => Promise.resolve().then(() => wrap(import('./handler.ts')))",
    "() => { cov_1().f[0]++; count++; return import('./handler.ts'); }",
    "() => import('./handler.ts').then((module) => { return module.__esModule ? module : module; })",
  ];
  for (const text of texts) t.is(importOf({ toString: () => text }), undefined, text);
});
