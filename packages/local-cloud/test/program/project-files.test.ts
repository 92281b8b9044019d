// Tests the file names of a project and its stacks.
import { join } from "node:path";
import test from "ava";
import { existingStackFile, projectFile } from "../../src/program/project-files.ts";
import { readSettings, settingsFiles } from "../../src/program/settings.ts";
import { folderWith } from "../helpers/folders.ts";

const project = "name: shop\nruntime: nodejs\nconfig:\n  size: { type: integer, default: 3 }\n";

test("a stack of a folder without any stack file has no settings of its own", async (t) => {
  const folder = await folderWith(t, { "Pulumi.yaml": project, "index.ts": "" });
  t.deepEqual(readSettings(folder, "dev").values, { "shop:size": "3" });
  t.deepEqual(readSettings(folder, "any").values, { "shop:size": "3" });
  const elsewhere = await folderWith(t, {
    "Pulumi.yaml": `${project}stackConfigDir: none\n`,
    "index.ts": "",
  });
  t.deepEqual(readSettings(elsewhere, "dev").values, { "shop:size": "3" });
});

test("a misspelt name is refused where there is a stack file", async (t) => {
  const folder = await folderWith(t, { "Pulumi.yaml": project, "Pulumi.prod.yaml": "", "index.ts": "" });
  t.throws(() => readSettings(folder, "prdo"), { message: "There is no stack prdo. Choose one of: prod." });
});

for (const [ending, text, stack] of [
  [".yml", project, "config:\n  shop:size: 4\n"],
  [".json", '{"name":"shop","runtime":"nodejs"}', '{"config":{"shop:size":4}}'],
] as const) {
  test(`reads Pulumi${ending}, and stacks with its ending`, async (t) => {
    const [file, stackFile] = [`Pulumi${ending}`, `Pulumi.dev${ending}`];
    const folder = await folderWith(t, { [file]: text, [stackFile]: stack, "index.ts": "" });
    t.deepEqual(readSettings(folder, "dev").values, { "shop:size": "4" });
    t.deepEqual(settingsFiles(folder, "dev"), [join(folder, file), join(folder, stackFile)]);
  });
}

test("a stack's file with another ending than the project's is refused, since Pulumi would not read it", async (t) => {
  const folder = await folderWith(t, { "Pulumi.yml": project, "Pulumi.dev.yaml": "", "index.ts": "" });
  t.throws(() => readSettings(folder, "dev"), {
    message: `Expected the settings of stack dev in ${join(folder, "Pulumi.dev.yml")}, with the ending of ${join(folder, "Pulumi.yml")}, got Pulumi.dev.yaml. Rename it.`,
  });
});

test("of several project files Pulumi takes JSON first, then .yaml", async (t) => {
  const files = { "Pulumi.yml": "", "Pulumi.yaml": "", "Pulumi.json": "{}" };
  t.is(projectFile(await folderWith(t, files)).slice(-5), ".json");
  const { "Pulumi.json": _, ...others } = files;
  t.is(projectFile(await folderWith(t, others)).slice(-5), ".yaml");
});

test("the file of a stack in an organization has a hyphen for each slash", async (t) => {
  const folder = await folderWith(t, { "Pulumi.yaml": project, "Pulumi.acme-dev.yaml": "" });
  const file = join(folder, "Pulumi.yaml");
  t.is(existingStackFile(file, folder, "acme/dev"), join(folder, "Pulumi.acme-dev.yaml"));
});

test("a folder without a project is refused in a line", (t) => {
  t.throws(() => readSettings("/nowhere", "dev"), {
    message: "Found no Pulumi.yaml in /nowhere. Choose a program's folder with --program.",
  });
});

test("the runtime is checked before anything else", async (t) => {
  const python = "name: shop\nruntime: python\nconfig:\n  owner: { type: string }\n";
  const folder = await folderWith(t, { "Pulumi.yaml": python, "Pulumi.prod.yaml": "" });
  t.throws(() => readSettings(folder, "dev"), {
    message: /^Expected `runtime` of \S+ to be nodejs, got "python"/,
  });
});
