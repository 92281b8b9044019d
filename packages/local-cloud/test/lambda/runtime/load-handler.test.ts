// Tests the module and export that `_HANDLER` names. Source: runs of aws-lambda-ric 4.0.2 (npm, 2026-04-03), one for each row.
import test from "ava";
import { loadHandler } from "../../../src/lambda/runtime/load-handler.ts";
import { folderWith } from "../../helpers/folders.ts";

const source = "aws-lambda-ric 4.0.2, 2026-04-03";
const answers = (word: string) => `() => ${JSON.stringify(word)}`;

const files = {
  "package.json": "{}",
  "users.get.js": `exports.handler = ${answers("by the whole name")};`,
  "users.js": `exports.get = { handler: ${answers("by the first dot")} };`,
  "a.js": `class Service { constructor() { this.name = "s"; } handler() { return this === undefined; } }
    const cls = () => {}; cls.inner = ${answers("of a function")};
    module.exports = { api: { handler: ${answers("nested")}, deep: { h: ${answers("deep")} } }, cls,
      service: new Service(), text: "text", none: null };`,
  "sub/m.mjs": `export default { dflt: ${answers("of the default export")} };
    export const named = ${answers("of the module")};`,
  "waits.mjs": `const word = await Promise.resolve("awaited"); export const handler = () => word;`,
  "plain.cjs": `exports.handler = ${answers("a CommonJS file")};`,
  "both.js": `exports.handler = ${answers(".js")};`,
  "both.mjs": `export const handler = ${answers(".mjs")};`,
  "folder/index.js": `exports.handler = ${answers("index")};`,
  "node_modules/dependency/index.js": `exports.handler = ${answers("of a package")};`,
  "syntax.js": "exports.handler = (;",
  "requires.js": 'require("nope");',
  "imports.mjs": 'import "nope"; export const handler = () => 1;',
  "throws.js": 'throw new TypeError("at load");',
};

for (const [name, answer] of [
  ["users.get.handler", "by the first dot"],
  ["a.api.handler", "nested"],
  ["a.api.deep.h", "deep"],
  ["sub/m.dflt", "of the default export"],
  ["sub/m.named", "of the module"],
  ["waits.handler", "awaited"],
  ["plain.handler", "a CommonJS file"],
  ["both.handler", ".js"],
  ["folder/index.handler", "index"],
  ["dependency.handler", "of a package"],
] as const) {
  test(`${source}: finds ${name}`, async (t) => {
    const handler = await loadHandler(await folderWith(t, files), name);
    t.is(await handler({}, {}), answer);
  });
}

test(`${source}: a method is called without its object`, async (t) => {
  const handler = await loadHandler(await folderWith(t, files), "a.service.handler");
  t.is(handler({}, {}), true);
});

test(`${source}: an absolute path names a folder anywhere`, async (t) => {
  const folder = await folderWith(t, files);
  const handler = await loadHandler("/nowhere", `${folder}/sub/m.named`);
  t.is(handler({}, {}), "of the module");
});

for (const [name, type, message] of [
  [
    "../a.handler",
    "Runtime.MalformedHandlerName",
    /^'\.\.\/a\.handler' is not a valid handler name\. Use absolute/,
  ],
  ["a", "Runtime.MalformedHandlerName", /^Bad handler$/],
  ["a.missing", "Runtime.HandlerNotFound", /^a\.missing is undefined or not exported$/],
  ["a.none", "Runtime.HandlerNotFound", /^a\.none is undefined or not exported$/],
  ["a.cls.inner", "Runtime.HandlerNotFound", /^a\.cls\.inner is undefined or not exported$/],
  ["a.text", "Runtime.HandlerNotFound", /^a\.text is not a function$/],
  ["absent.handler", "Runtime.ImportModuleError", /^Error: Cannot find module 'absent'\nRequire stack:\n- /],
  [
    "requires.handler",
    "Runtime.ImportModuleError",
    /^Error: Cannot find module 'nope'\nRequire stack:\n- .*requires\.js$/,
  ],
  ["imports.handler", "Error", /^Cannot find package 'nope' imported from .*imports\.mjs$/],
  ["folder.handler", "Error", /^Directory import '.*folder' is not supported resolving ES modules/],
  ["syntax.handler", "Runtime.UserCodeSyntaxError", /^SyntaxError: Unexpected token ';'$/],
  ["throws.handler", "TypeError", /^at load$/],
] as const) {
  test(`${source}: ${name} ends in ${type}`, async (t) => {
    const error = await t.throwsAsync(loadHandler(await folderWith(t, files), name), { message });
    t.is(error.name, type);
  });
}

test(`${source}: a module's name ends at the first dot, so that users.get.js alone is not found`, async (t) => {
  const { "users.js": _, ...others } = files;
  await t.throwsAsync(loadHandler(await folderWith(t, others), "users.get.handler"), {
    name: "Runtime.ImportModuleError",
    message: /^Error: Cannot find module 'users'\n/,
  });
});
