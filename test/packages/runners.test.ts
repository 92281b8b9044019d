// Tests the README's unit test with each test runner of its table.
import { readFile, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import test from "ava";
import project from "../../package.json" with { type: "json" };
import { type Installation, install } from "./install.ts";

let installation: Installation;

test.before(async () => {
  const pulumi = (["@pulumi/aws", "@pulumi/pulumi"] as const).map(
    (name) => `${name}@${project.devDependencies[name]}`,
  );
  installation = await install(...pulumi, "vitest@5.1.2", "jest@30.5.2", "mocha@12.0.3");
});

test.after.always(() => installation?.remove());

const inProgram = (file: string) => join(installation.folder, "readme", file);

/** Writes the README's test as a file that a runner finds, with the runner's own import of `test`. */
async function writeTest(file: string, imported: string): Promise<void> {
  const text = await readFile(inProgram("index.test.ts"), "utf8");
  await writeFile(inProgram(file), text.replace('import { test } from "node:test";', imported));
}

test.serial("vitest passes it, with time to load", async (t) => {
  await writeTest("vitest.test.ts", 'import { test } from "vitest";');
  const printed = await installation.run("readme", "vitest", "run", "--testTimeout=30000", "vitest.test.ts");
  t.regex(printed, /1 passed/);
});

test.serial("mocha passes it, with time to load", async (t) => {
  await writeTest("mocha.test.ts", 'import { it as test } from "mocha";');
  const printed = await installation.run("readme", "mocha", "--timeout", "30000", "mocha.test.ts");
  t.regex(printed, /1 passing/);
});

test.serial("jest passes it, in JavaScript and with Node's modules for virtual machines", async (t) => {
  await writeTest("jest.test.ts", 'import { test } from "@jest/globals";');
  for (const name of ["jest.test", "index"]) {
    const text = await readFile(inProgram(`${name}.ts`), "utf8");
    await writeFile(inProgram(`${name}.js`), stripTypeScriptTypes(text).replace("./index.ts", "./index.js"));
  }
  const jest = join(installation.folder, "node_modules/jest/bin/jest.js");
  const options = ["--testTimeout=30000", "--json", "jest.test.js"];
  const printed = await installation.run("readme", "node", "--experimental-vm-modules", jest, ...options);
  t.is(JSON.parse(printed).numPassedTests, 1);
});
