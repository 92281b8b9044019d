import test from "ava";
import ts from "typescript";
import { type Callback, importOf } from "../../../components/bundle/callback.ts";

const imports: Callback[] = [
  () => import("./handler.ts" as string),
  async () => import("./handler.ts" as string),
  async () => await import("./handler.ts" as string),
  () => {
    return import("./handler.ts" as string);
  },
];

/** What the compiler makes of a callback in a module of the CommonJS template. */
function compiled(callback: Callback, options: ts.CompilerOptions): Callback {
  const { outputText } = ts.transpileModule(`callback = ${callback}`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, esModuleInterop: true, ...options },
  });
  const [, text = ""] = /^callback = (.*);$/ms.exec(outputText) ?? [];
  return { toString: () => text } as Callback;
}

for (const callback of imports) {
  test(`finds the module of ${callback}`.replace(/\s+/g, " "), (t) => {
    t.is(importOf(callback), "./handler.ts");
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
      t.is(importOf(made), "./handler.ts", made.toString());
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
  for (const text of texts) t.is(importOf({ toString: () => text } as Callback), "./handler.js", text);
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
  ];
  for (const text of texts) t.is(importOf({ toString: () => text } as Callback), undefined, text);
});
