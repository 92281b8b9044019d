import { join, resolve } from "node:path";
import test from "ava";
import { loadProgram } from "../../../packages/local-cloud/src/program/program.ts";
import { readSettings } from "../../../packages/local-cloud/src/program/settings.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";

const program = resolve(import.meta.dirname, "../../fixtures/unbundled");

test("shows each function that cannot be bundled in one plain line, by Pulumi's own runner", async (t) => {
  const archives = await folderWith(t, {});
  const job = {
    ...readSettings(program, "dev"),
    origin: "http://127.0.0.1:3000",
    archives: join(archives, "a"),
  };
  for (const preview of [true, false]) {
    const lines: string[] = [];
    const error = await t.throwsAsync(loadProgram({ ...job, preview }, (line) => lines.push(line)));
    t.deepEqual(error?.message.split("\n").sort(), [
      '    error: Cannot bundle function "absent": Could not resolve "./nowhere.ts". ' +
        "Correct the path, which counts from the file that has the import.",
      '    error: Cannot bundle function "broken": Could not resolve "not-installed" ' +
        "(../programs/handlers/missing-package.ts:3). Install the package, or correct its name.",
      "  pulumi:pulumi:Stack (unbundled-dev):",
      "Diagnostics:",
    ]);
    t.deepEqual(lines, []);
  }
});
