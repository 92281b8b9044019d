// The packed component in programs of its callers, as they install, compile and test them.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import project from "../../package.json" with { type: "json" };
import { type Installation, install } from "./install.ts";

const { devDependencies } = project;
let installation: Installation;

test.before(async () => {
  const pulumi = ["@pulumi/aws", "@pulumi/pulumi"] as const;
  const versions = pulumi.map((name) => `${name}@${devDependencies[name]}`);
  installation = await install(...versions, "typescript@5.9", "@types/node@20");
});

test.after.always(() => installation?.remove());

for (const [module, resolution] of [
  ["commonjs", "node"],
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
] as const) {
  test(`tsc finds nothing in the template's program with moduleResolution ${resolution}`, async (t) => {
    const options = ["--module", module, "--moduleResolution", resolution, "--outDir", `bin/${resolution}`];
    t.is(await installation.run("template", "tsc", ...options), "");
    // What a bundler gets are ES modules, for it to bundle.
    if (module !== "esnext")
      t.is(await installation.passed("template", `bin/${resolution}/index.test.js`), "1");
  });
}

test("a program of ES modules passes its own tests", async (t) => {
  t.is(await installation.passed("modules", "index.test.ts"), "1");
});

test("a program of plain CommonJS passes its own tests, with a second copy of Pulumi's SDK too", async (t) => {
  t.is(await installation.passed("commonjs", "index.test.js"), "1");
  const copy = "node_modules/@pulumi/pulumi";
  await cp(join(installation.folder, copy), join(installation.folder, "commonjs", copy), { recursive: true });
  t.is(await installation.passed("commonjs", "index.test.js"), "1");
});

test("the local cloud runs a program by the SDK's own runner", async (t) => {
  t.is(await installation.passed("local", "index.test.mjs"), "1");
});
