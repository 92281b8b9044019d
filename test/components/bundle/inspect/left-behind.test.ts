// Tests the files that a bundle's modules look for beside themselves: those that stop the preview, those that it warns of, and the others.
import test from "ava";
import { leftBehind } from "../../../../components/bundle/inspect/left-behind.ts";
import { bundleOf, faultOf } from "../../../helpers/bundles.ts";

const using = (code: string) => `${code}\nexport const handler = async () => use();`;
const fs = 'import { readFileSync } from "node:fs"; import { join } from "node:path";';
const threads = 'import { Worker } from "node:worker_threads";';

const own: [title: string, code: string, missing?: string[]][] = [
  ["a worker", `${threads} const use = () => new Worker(new URL("./w.mjs", import.meta.url));`, ["w.mjs"]],
  [
    "a file joined to the folder",
    `${fs} const use = () => readFileSync(join(import.meta.dirname, "t", "a.html"));`,
    ["t/a.html"],
  ],
  [
    "files written behind the folder",
    `${fs} const use = () => [readFileSync(__dirname + "/w.mjs"), readFileSync(\`\${__dirname}/t/a.html\`)];`,
    ["w.mjs", "t/a.html"],
  ],
];
for (const [title, code, missing = []] of own) {
  test(`stops at ${title} that a module of the program names`, async (t) => {
    const files = { "handler.ts": using(code), "w.mjs": "", "t/a.html": "" };
    const names = missing.map((name) => `"${name}"`).join(", ");
    t.is(
      await faultOf(t, files),
      `Cannot bundle function "echo": handler.ts needs ${missing.join(", ")} beside it, and the bundle holds modules only. ` +
        `Set \`bundle: { files: [${names}] }\`, which adds it to the archive where the module looks for it.`,
    );
  });
}

const withPackage = (code: string, handler = 'import { use } from "pack";') => ({
  "handler.ts": using(handler),
  "node_modules/pack/package.json": '{"main":"index.js"}',
  "node_modules/pack/index.js": code,
  "node_modules/pack/lib/worker.js": "",
  "node_modules/pack/data.bin": "",
});
const remedy = 'Set `bundle: { external: ["pack"] }`, which adds the unchanged package to the archive.';

test("stops at a worker that a package starts from its own folder", async (t) => {
  const code = `const { Worker } = require("worker_threads"); const path_1 = require("path");
    exports.use = () => new Worker((0, path_1.resolve)(__dirname, "lib/worker.js"));`;
  t.is(
    await faultOf(t, withPackage(code)),
    `Cannot bundle function "echo": node_modules/pack/index.js needs lib/worker.js beside it. ${remedy}`,
  );
});

test("stops at a file that a package names by a URL", async (t) => {
  const files = {
    ...withPackage('export const use = () => new URL("./data.bin", import.meta.url).href;'),
    "node_modules/pack/package.json": '{"type":"module","exports":"./index.js"}',
  };
  t.is(
    await faultOf(t, files),
    `Cannot bundle function "echo": node_modules/pack/index.js needs data.bin beside it. ${remedy}`,
  );
});

test("warns of a package that reads a file whose path is computed", async (t) => {
  const code = `const fs = require("fs"); const path = require("path");
    exports.use = () => fs.readFileSync(path.resolve(__dirname, process.env.DATA || "data.bin"));`;
  const { faults, warnings } = await leftBehind(await bundleOf(t, withPackage(code)), new Set());
  t.deepEqual(faults, []);
  t.is(warnings.length, 1);
  t.regex(
    warnings[0] ?? "",
    /node_modules\/pack\/index\.js looks for files beside it, which are not in the bundle\. If the function needs them, set /,
  );
});

test("warns of a module of the program that reads by its folder, unless it has files", async (t) => {
  const built = await bundleOf(t, {
    "handler.ts": using(`${fs} const use = (name) => readFileSync(join(import.meta.dirname, name));`),
  });
  const { faults, warnings } = await leftBehind(built, new Set());
  t.deepEqual(faults, []);
  t.regex(warnings.join(), /handler\.ts looks for files in its own folder, which holds only the bundle/);
  t.deepEqual(await leftBehind(built, new Set(["/any/file"])), { faults: [], warnings: [] });
});

const innocent: Record<string, Record<string, string>> = {
  "a file that is not there": {
    "handler.ts": using(`const use = () => new URL("./absent.bin", import.meta.url).href;`),
  },
  "a file that only a function names which is shaken off": {
    "handler.ts": `import { plain } from "./lib.ts"; export const handler = async () => [plain, __dirname];`,
    "lib.ts": `export const plain = 1; export const read = () => new URL("./unused.bin", import.meta.url);`,
    "unused.bin": "",
  },
  "a package that has its folder in a comment and a text": withPackage(
    `require("fs"); // join(__dirname, "data.bin")
    exports.use = () => "var a = __dirname + '/data.bin'";`,
    'import { use as pack } from "pack"; const use = () => [pack(), __dirname];',
  ),
};
for (const [title, files] of Object.entries(innocent)) {
  test(`says nothing of ${title}`, async (t) => {
    t.deepEqual(await leftBehind(await bundleOf(t, files), new Set()), { faults: [], warnings: [] });
  });
}

const logger = (handler: string) => ({
  "handler.ts": using(handler),
  "node_modules/pino/package.json": '{"main":"index.js"}',
  "node_modules/pino/index.js": `const { Worker } = require("worker_threads");
    module.exports = (options) => options && new Worker(require("path").join(__dirname, "worker.js"));`,
  "node_modules/pino/worker.js": "",
});

test("stops at pino with a transport, and says nothing of pino without one", async (t) => {
  const pino = 'import pino from "pino";';
  const plain = await bundleOf(t, logger(`${pino} const use = () => pino();`));
  t.deepEqual(await leftBehind(plain, new Set()), { faults: [], warnings: [] });
  for (const use of [
    'pino({ transport: { target: "pino/file" } })',
    'pino.transport({ target: "pino/file" })',
  ])
    t.is(
      await faultOf(t, logger(`${pino} const use = () => ${use};`)),
      'Cannot bundle function "echo": handler.ts gives pino a transport, which is a worker with files of its own. Set ' +
        '`bundle: { external: ["pino"] }`, with the package of the transport, such as "pino-pretty", in the same list: ' +
        "this adds the unchanged packages to the archive.",
    );
});

test("warns of a transport that is given to what may hand it to pino", async (t) => {
  const built = await bundleOf(t, {
    ...logger('import server from "server"; const use = () => server({ transport: {} });'),
    "node_modules/server/index.js":
      'const pino = require("pino"); module.exports = (options) => pino(options);',
  });
  const { faults, warnings } = await leftBehind(built, new Set());
  t.deepEqual(faults, []);
  t.regex(
    warnings.join(),
    /handler\.ts may give pino a transport, which is a worker with files of its own\. If so, set /,
  );
});
