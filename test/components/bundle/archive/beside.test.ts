// Tests files beside a bundle: they are in the archive, and the function finds them as its modules do in the program.
import { cp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import type { BundleArgs } from "../../../../components/bundle/archive/bundle-args.ts";
import { folderWith } from "../../../../packages/local-cloud/test/helpers/folders.ts";
import { archiveOf, bundled, bundledAfresh, contentOf } from "../../../helpers/archives.ts";

const packages = {
  "node_modules/dual/package.json":
    '{"name":"dual","exports":{"import":"./index.mjs","require":"./index.cjs"}}',
  "node_modules/dual/index.mjs": 'import base from "base"; export default () => "import " + base;',
  "node_modules/dual/index.cjs": "exports.default = () => 'require'; exports.__esModule = true;",
  "node_modules/dual/unused.js": "",
  "node_modules/base/package.json": '{"name":"base","type":"module","main":"index.js"}',
  "node_modules/base/index.js":
    'import { readFileSync } from "node:fs"; export default readFileSync(new URL("./data.txt", import.meta.url), "utf8");',
  "node_modules/base/data.txt": "data",
  "node_modules/named/package.json": '{"name":"named"}',
  "node_modules/named/index.js": "",
};
const handler = 'import dual from "dual"; export const handler = async () => dual();';

test.serial(
  "brings packages that are left to Node with exactly what they need, and imports them as Node does",
  async (t) => {
    const folder = await folderWith(t, { ...packages, "handler.ts": handler });
    t.deepEqual(await archiveOf(t, folder, { external: ["dual", "named"] }), {
      files: [
        "index.mjs",
        "node_modules/base/data.txt",
        "node_modules/base/index.js",
        "node_modules/base/package.json",
        "node_modules/dual/index.mjs",
        "node_modules/dual/package.json",
        "node_modules/named/index.js",
        "node_modules/named/package.json",
      ],
      answer: "import data",
    });
  },
);

test.serial("makes the same archive of packages behind links, as pnpm installs them", async (t) => {
  const folder = await folderWith(t, { "handler.ts": handler, "node_modules/.keep": "" });
  const store = join(await realpath(folder), "node_modules/.pnpm");
  const files = Object.entries(packages).map(([path, text]): [string, string] => {
    const name = path.split("/")[1];
    return [`${name}@1/${path}`, text];
  });
  await cp(await folderWith(t, Object.fromEntries(files)), store, { recursive: true });
  await symlink(join(store, "dual@1/node_modules/dual"), join(folder, "node_modules/dual"));
  await symlink(join(store, "base@1/node_modules/base"), join(store, "dual@1/node_modules/base"));
  t.deepEqual(await archiveOf(t, folder, { external: ["dual"] }), {
    files: [
      "index.mjs",
      "node_modules/base/data.txt",
      "node_modules/base/index.js",
      "node_modules/base/package.json",
      "node_modules/dual/index.mjs",
      "node_modules/dual/package.json",
    ],
    answer: "import data",
  });
});

test.serial("finds packages where the module finds them that imports them, as in a workspace", async (t) => {
  const inWorkspace = Object.entries(packages).map(([path, text]) => [`lambda/${path}`, text]);
  const folder = await folderWith(t, {
    ...Object.fromEntries(inWorkspace),
    "handler.ts": 'export { handler } from "./lambda/handler.ts";',
    "lambda/handler.ts": handler,
  });
  const { answer } = await archiveOf(t, folder, { external: ["dual", "named"] });
  t.is(answer, "import data");
});

test.serial(
  "leads the program's own modules to the files, from where they are and from the working directory",
  async (t) => {
    const folder = await folderWith(t, {
      "handler.ts": `import { readFileSync } from "node:fs";
      import { own } from "./lib/own.js";
      import { texts } from "./lib/texts.ts";
      export const handler = async () => [...texts, own(), readFileSync("texts/a.txt", "utf8")];`,
      "lib/texts.ts": `import { readFileSync } from "node:fs"; import { dirname, join } from "node:path";
      import { fileURLToPath } from "node:url";
      const __dirname: string = dirname(fileURLToPath(import.meta.url));
      export const texts = [
        readFileSync(new URL("../texts/a.txt", import.meta.url), "utf8"),
        readFileSync(join(import.meta.dirname, "../texts/b.txt"), "utf8"),
        readFileSync(join(__dirname, "..", "texts", "b.txt"), "utf8"),
      ];`,
      "lib/own.js": `"use strict"; const fs = require("fs");
      exports.own = () => fs.readFileSync(require("path").join(__dirname, "../texts/a.txt"), "utf8");`,
      "texts/a.txt": "a",
      "texts/b.txt": "b",
      "other.txt": "",
    });
    t.deepEqual(await archiveOf(t, folder, { files: ["texts/**"] }), {
      files: ["index.js", "texts/a.txt", "texts/b.txt"],
      answer: ["a", "b", "b", "a", "a"],
    });
  },
);

test.serial("brings what a worker among the files imports", async (t) => {
  const folder = await folderWith(t, {
    ...packages,
    "handler.ts": `import { once } from "node:events"; import { Worker } from "node:worker_threads";
      export const handler = async () => (await once(new Worker(new URL("./jobs/w.mjs", import.meta.url)), "message"))[0];`,
    "jobs/w.mjs": `import { parentPort } from "node:worker_threads"; import dual from "dual"; import { mark } from "./mark.mjs";
      parentPort.postMessage(dual() + mark);`,
    "jobs/mark.mjs": 'export const mark = "!";',
  });
  const { files, answer } = await archiveOf(t, folder, { files: ["jobs/w.mjs"] });
  t.is(answer, "import data!");
  t.deepEqual(
    files.filter((file) => !file.startsWith("node_modules/")),
    ["index.js", "jobs/mark.mjs", "jobs/w.mjs"],
  );
  t.true(files.includes("node_modules/dual/index.mjs"));
});

test.serial(
  "keeps nothing in the folder that the archive no longer has, and leaves a function alone that imports no such package",
  async (t) => {
    const folder = await folderWith(t, { ...packages, "handler.ts": handler, "a.txt": "a", "b.txt": "b" });
    const args = { external: ["dual"], files: ["*.txt"] };
    const [before] = await bundledAfresh(folder, args);
    await rm(join(folder, "b.txt"));
    await writeFile(join(folder, "handler.ts"), "export const handler = async () => 1;");
    const [after] = await bundledAfresh(folder, args);
    t.is(after?.archive, before?.archive);
    t.deepEqual(await contentOf(t, after?.archive ?? ""), {
      files: ["a.txt", "index.js"],
      answer: 1,
    });
  },
);

test.serial("loads the tracer only when there is something to trace", async (t) => {
  const handler = 'import named from "named"; export const handler = async () => typeof named;';
  const folder = await folderWith(t, { ...packages, "handler.ts": handler, "a.txt": "a" });
  const all = await bundledAfresh(folder, {}, { files: ["*.txt"] }, { external: ["named"] });
  t.deepEqual(
    all.map(({ isTraced }) => isTraced),
    [false, false, true],
  );
});

const faults: [title: string, args: BundleArgs, fault: (folder: string) => string][] = [
  [
    "a package that is not installed",
    { external: ["named", "dull"] },
    (folder) =>
      `Expected \`bundle.external\` to name installed packages, got "dull", which no node_modules from ${folder} upwards has. ` +
      "Install the package, or correct its name.",
  ],
  [
    "a pattern that takes the program's own package.json along",
    { files: ["*.json"] },
    () =>
      "Expected `bundle.files` not to match package.json, which Lambda would load instead of the bundle. " +
      "Narrow the pattern.",
  ],
  [
    "a pattern that no file matches",
    { files: ["templates/**"] },
    (folder) =>
      `Expected \`bundle.files\` to match files below ${folder}, got none for "templates/**". ` +
      "Correct the pattern, which counts from the program's folder.",
  ],
];
for (const [title, args, fault] of faults) {
  test.serial(`says what to do about ${title}`, async (t) => {
    const own = {
      "handler.ts": 'import "named"; export const handler = async () => 1;',
      "package.json": "{}",
    };
    const folder = await folderWith(t, { ...packages, ...own });
    t.deepEqual(await bundled(folder, args, "echo"), {
      fault: `Cannot bundle function "echo": ${fault(folder)}`,
    });
  });
}
