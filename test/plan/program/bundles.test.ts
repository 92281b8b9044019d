// Tests how the plan reads the code of functions.
import { join } from "node:path";
import test from "ava";
import type { PlannedResource } from "../../../packages/local-cloud/src/command/plan.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { readBundles } from "../../../plan/program/bundles.ts";

test("code is read in the program's folder and outside of it, and compared by its content", async (t) => {
  const folder = await folderWith(t, { "program/one.js": "same", "elsewhere/two.js": "same" });
  const functionOf = (name: string, path: string): PlannedResource => ({
    ...{
      urn: name,
      type: "aws:lambda/function:Function",
      name,
      parent: "",
      action: "create",
      protect: false,
    },
    inputs: { code: { kind: "archive", assets: { "index.js": { kind: "asset", path } } } },
    options: {} as PlannedResource["options"],
  });
  const { resources, bundles } = await readBundles(join(folder, "program"), [
    functionOf("inside", "one.js"),
    functionOf("outside", join(folder, "elsewhere/two.js")),
  ]);
  t.deepEqual(bundles, { inside: 4, outside: 4 });
  const hashed = { kind: "archive", assets: { "index.js": "4 bytes, SHA-256 0967115f2813…" } };
  t.deepEqual(
    resources.map(({ inputs }) => inputs.code),
    [hashed, hashed],
  );
});
