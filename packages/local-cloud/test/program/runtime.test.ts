import { join } from "node:path";
import test from "ava";
import { readRuntime } from "../../src/program/runtime.ts";
import { folderWith } from "../helpers/folders.ts";

test("compiles TypeScript with the SDK's compiler by default, as the language host does", async (t) => {
  const folder = await folderWith(t, { "index.ts": "" });
  t.deepEqual(readRuntime(join(folder, "Pulumi.yaml"), { runtime: "nodejs" }), {
    cwd: folder,
    entry: ".",
    typescript: true,
    nodeArguments: [],
  });
  const options = { typescript: false, tsconfig: "tsconfig.pulumi.json", nodeargs: `--a "b c" 'd e'=f` };
  t.like(readRuntime(join(folder, "Pulumi.yaml"), { runtime: { name: "nodejs", options } }), {
    typescript: false,
    tsconfig: "tsconfig.pulumi.json",
    nodeArguments: ["--a", "b c", "d e", "=f"],
  });
});

test("finds a program by its file, its index file or what its package.json says", async (t) => {
  const folder = await folderWith(t, {
    "main.js": "",
    "typed/index.ts": "",
    "built/package.json": '{"main":"dist/main.js"}',
    "empty/package.json": "{}",
  });
  const find = (main: string) => {
    const { cwd, entry } = readRuntime(join(folder, "Pulumi.yaml"), { runtime: "nodejs", main });
    return [cwd, entry];
  };
  t.deepEqual(find("main.js"), [folder, "main.js"]);
  t.deepEqual(find("typed/"), [join(folder, "typed"), "."]);
  t.deepEqual(find("typed/index.ts"), [join(folder, "typed"), "index.ts"]);
  t.deepEqual(find("built"), [join(folder, "built"), "."]);
  for (const main of ["empty", "lost"])
    t.throws(() => find(main), {
      message: `Found no program at ${join(folder, main)}. Check \`main\` in ${join(folder, "Pulumi.yaml")}.`,
    });
});

test("runs Node programs only", async (t) => {
  const folder = await folderWith(t, { "index.ts": "" });
  const file = join(folder, "Pulumi.yaml");
  t.throws(() => readRuntime(join(folder, "Pulumi.yaml"), { runtime: "python" }), {
    message: `Expected \`runtime\` of ${file} to be nodejs, got "python": the local run starts programs with Node.js only.`,
  });
  t.throws(() => readRuntime(join(folder, "Pulumi.yaml"), {}), {
    message: `Expected \`runtime\` of ${file} to be nodejs, got none: the local run starts programs with Node.js only.`,
  });
  for (const runtime of ["bun", { name: "bun" }])
    t.throws(() => readRuntime(file, { runtime }), {
      message: `Expected \`runtime\` of ${file} to be nodejs, got bun: the local run starts programs with Node.js only. Set \`runtime: nodejs\` if the program uses no API of bun.`,
    });
  const runtime = { name: "nodejs", options: { typescript: "no" } };
  t.throws(() => readRuntime(join(folder, "Pulumi.yaml"), { runtime }), {
    message: `Expected the runtime option \`typescript\` of ${file} to be true or false, got "no".`,
  });
});
