import test from "ava";
import { bundleOf, call, faultOf } from "../../helpers/bundles.ts";

test("gives import.meta the values that it has in Lambda, in a handler and in a package", async (t) => {
  const meta = `[import.meta.url, import.meta.dirname, import.meta.filename, import.meta.main, import.meta.env?.MODE]`;
  const { code, warnings } = await bundleOf(t, {
    "handler.ts": `import { inPackage } from "some-package";
      export const handler = async () => ({ own: ${meta}, inPackage, here: [__dirname, __filename] });`,
    "node_modules/some-package/package.json": '{"type":"module","exports":"./index.js"}',
    "node_modules/some-package/index.js": `export const inPackage = ${meta};`,
  });
  t.deepEqual(warnings, []);
  const { own, inPackage, here } = (await call(t, code)) as Record<string, string[]>;
  const [dirname, filename] = here ?? [];
  t.regex(filename ?? "", /\/index\.js$/);
  t.deepEqual(own, [`file://${filename}`, dirname, filename, false, null] as string[]);
  t.deepEqual(inPackage, own);
});

test("adds nothing to a handler that does not ask where it is", async (t) => {
  const { code } = await bundleOf(t, { "handler.ts": "export const handler = async () => 1;" });
  t.false(code.includes("node:url"));
});

const refusal =
  "A bundle knows `import.meta.url`, `.dirname`, `.filename` and `.main` only, each written in full.";

for (const use of ["import.meta.resolve('x')", "Object.keys(import.meta)"]) {
  test(`refuses ${use}`, async (t) => {
    const message = await faultOf(t, { "handler.ts": `export const handler = async () =>\n  ${use};` });
    t.is(
      message,
      'Cannot bundle function "echo": "import.meta" is not available with the "cjs" output format and will be empty ' +
        `(handler.ts:2). ${refusal}`,
    );
  });
}

test("refuses it in a package's module that is in the bundle, and allows it in one that is not", async (t) => {
  const files = {
    "node_modules/some-package/package.json": '{"type":"module","exports":"./index.js","sideEffects":false}',
    "node_modules/some-package/index.js": 'export * from "./found.js"; export * from "./plain.js";',
    "node_modules/some-package/found.js": "export const found = import.meta.resolve('x');",
    "node_modules/some-package/plain.js": "export const plain = 'plain';",
  };
  const handler = (name: string) =>
    `import { ${name} } from "some-package"; export const handler = async () => ${name};`;
  const message = await faultOf(t, { ...files, "handler.ts": handler("found") });
  t.true(message.endsWith(`(node_modules/some-package/found.js:1). ${refusal}`), message);
  const { code } = await bundleOf(t, { ...files, "handler.ts": handler("plain") });
  t.is(await call(t, code), "plain");
});

const both = {
  "node_modules/both/package.json": '{"main":"main.js","module":"module.js"}',
  "node_modules/both/main.js": "module.exports = () => 'main';",
  "node_modules/both/module.js": "export default () => 'module';",
};

test("gives require() of a package with both kinds of modules what Node gives it, which may be called", async (t) => {
  const { code } = await bundleOf(t, {
    ...both,
    "handler.ts": `import { viaRequire } from "old";
      import viaImport from "both";
      export const handler = async () => [viaRequire, viaImport()];`,
    "node_modules/old/package.json": '{"main":"index.js"}',
    "node_modules/old/index.js": "exports.viaRequire = require('both')();",
  });
  t.deepEqual(await call(t, code), ["main", "module"]);
});

test("gives require() the file that a package exports to it", async (t) => {
  const { code } = await bundleOf(t, {
    "handler.ts": `import { viaRequire } from "old";
      export const handler = async () => viaRequire;`,
    "node_modules/old/package.json": '{"main":"index.js"}',
    "node_modules/old/index.js": "exports.viaRequire = require('both/sub')();",
    "node_modules/both/package.json":
      '{"exports":{"./sub":{"module":"./module.js","import":"./module.js","require":"./main.cjs"}}}',
    "node_modules/both/main.cjs": "module.exports = () => 'require';",
    "node_modules/both/module.js": "export default () => 'module';",
  });
  t.is(await call(t, code), "require");
});

test("lets a package go without what it requires optionally", async (t) => {
  const { code } = await bundleOf(t, {
    "handler.ts": `import { found } from "old";
      export const handler = async () => found;`,
    "node_modules/old/package.json": '{"main":"index.js"}',
    "node_modules/old/index.js":
      "try { exports.found = require('not-installed'); } catch { exports.found = 'none'; }",
  });
  t.is(await call(t, code), "none");
});

const driver = (code: string) => ({
  "handler.ts": `import { use } from "old"; export const handler = async () => use();`,
  "node_modules/old/package.json": '{"main":"index.js"}',
  "node_modules/old/index.js": code,
});
const drivers: Record<string, string> = {
  "in a method": `class Client { driver() { return require("not-installed"); } }
    exports.use = () => { try { return new Client().driver(); } catch (error) { return error.code; } };`,
  "in an arrow function that imports it": `const load = () => import("not-installed");
    exports.use = () => load().catch(({ code }) => code.replace("ERR_", ""));`,
};
for (const [title, code] of Object.entries(drivers)) {
  test(`leaves it to run time to load a driver that a package requires ${title}`, async (t) => {
    const { code: bundled } = await bundleOf(t, driver(code));
    t.is(await call(t, bundled), "MODULE_NOT_FOUND");
  });
}

const eager: Record<string, string> = {
  "at its top": 'exports.use = () => require("not-installed"); require("not-installed");',
  "in a function that it calls where it stands":
    '(function () { require("not-installed"); })(); exports.use = () => 1;',
};
for (const [title, code] of Object.entries(eager)) {
  test(`stops at what a package requires ${title}`, async (t) => {
    t.is(
      await faultOf(t, driver(code)),
      'Cannot bundle function "echo": Could not resolve "not-installed" (node_modules/old/index.js:1). ' +
        "Install the package, or correct its name.",
    );
  });
}

test("bundles a handler the same whatever tsconfig.json is near", async (t) => {
  const handler = `import { Base } from "./base.ts";
    class Own extends Base { value; }
    export const handler = async () => "value" in Own.prototype ? "set" : new Own().value ?? "defined";`;
  const files = {
    "handler.ts": handler,
    "base.ts": "export class Base { constructor() { this.value = 'base'; } }",
  };
  const tsconfig = JSON.stringify({
    compilerOptions: {
      useDefineForClassFields: false,
      target: "es5",
      paths: { "./base.ts": ["./other.ts"] },
    },
  });
  const plain = await bundleOf(t, files);
  const configured = await bundleOf(t, { ...files, "tsconfig.json": tsconfig, "other.ts": "" });
  t.is(configured.code, plain.code);
  t.is(await call(t, plain.code), "defined");
});

test("fails the init when a handler's module throws while it loads", async (t) => {
  const { code } = await bundleOf(t, {
    "handler.ts": `if (!process.env.NEEDED) throw new Error("NEEDED is not set");
      export const handler = async () => "never";`,
  });
  const error = await t.throwsAsync(call(t, code, { env: {} }));
  t.regex(error?.message ?? "", /Error: NEEDED is not set\n\s+at Object\.<anonymous> \(.*index\.js/);
});
