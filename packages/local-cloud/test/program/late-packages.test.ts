import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { loadLate } from "../../src/program/late-packages.ts";
import { folderWith } from "../helpers/folders.ts";
import { fixture } from "../helpers/local.ts";

const shape = `globalThis.loads = (globalThis.loads ?? 0) + 1;
class Shape { constructor(sides) { this.sides = sides; } static known = ["triangle"]; }
module.exports = Shape;
module.exports.Shape = Shape;
module.exports.count = (shape) => shape.sides;`;

test("loads a package when it is used, once, and then does as the package does", async (t) => {
  const folder = await folderWith(t, {
    "node_modules/shape/index.js": shape,
    "node_modules/shape/package.json": "{}",
  });
  const from = join(folder, "index.js");
  const require = createRequire(from);
  const loads = () => (globalThis as { loads?: number }).loads;
  loadLate(["shape", "missing"], from);
  t.throws(() => require("missing"), { code: "MODULE_NOT_FOUND" });
  const late = require("shape");
  t.is(loads(), undefined);
  t.true(late.__esModule);
  t.is(loads(), undefined);

  const made = new late(3);
  t.is(loads(), 1);
  t.is(late.default, require("shape"));
  t.true(made instanceof late);
  t.true(new late.Shape(4) instanceof late.Shape);
  t.is(late.count(made), 3);
  t.deepEqual(Object.keys(late).sort(), ["Shape", "count", "known"]);
  t.true("known" in late);
  late.known = ["square"];
  const real = require("shape");
  t.deepEqual(real.known, ["square"]);
  t.is(Object.getPrototypeOf(made), real.prototype);
  t.is(loads(), 1);
});

test("a stand-in has the given exports at once, and loads the file for any other", async (t) => {
  const folder = await folderWith(t, {
    "late.js": "exports.start = () => 'started'; exports.newSpan = () => 'theirs';",
  });
  const from = join(folder, "index.js");
  loadLate(["./late.js"], from, { newSpan: () => "ours" });
  const require = createRequire(from);
  const late = require("./late.js");
  t.is(late.newSpan(), "ours");
  t.is(require("./late.js"), late);
  t.is(late.start(), "started");
  t.not(require("./late.js"), late);
});

/** A script that prints the packages that the SDK has loaded before and after an action, and the action's result. */
const script = (action: string) => `
  const loads = new Set();
  require("node:module").registerHooks({
    load(url, context, next) {
      const [, name] = /\\/node_modules\\/(@npmcli\\/arborist|normalize-package-data|typescript|@pulumi\\/pulumi\\/automation|@opentelemetry\\/sdk-trace-node)\\//.exec(url) ?? [];
      if (name) loads.add(name);
      return next(url, context);
    },
  });
  const pulumi = require("@pulumi/pulumi");
  const tracing = require("@pulumi/pulumi/cmd/run/tracing.js");
  const before = [...loads];
  (async () => {
    const came = await ${action};
    console.log(JSON.stringify([before, [...loads], came]));
  })();`;

async function loadsOf(action: string) {
  const preload = join(import.meta.dirname, "../../src/program/preload.ts");
  const runner = createRequire(join(fixture, "index.js")).resolve("@pulumi/pulumi/cmd/run/index.js");
  const command = [`--import=${preload}`, "-e", script(action), runner];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: fixture });
  return JSON.parse(stdout);
}

test("the SDK loads its serializer's packages when it serializes, with the same result", async (t) => {
  const [before, after, serialized] = await loadsOf(
    `((greeting) => pulumi.runtime.serializeFunction(() => greeting.length))("hello").then(({ text }) => /greeting: "hello"/.test(text))`,
  );
  // SDKs up to 3.275 load `@npmcli/arborist` as well.
  t.deepEqual([before, after.includes("typescript"), serialized], [[], true, true]);
});

test("a program that drives the CLI makes the SDK load its automation", async (t) => {
  const [before, after, name] = await loadsOf("pulumi.automation.LocalWorkspace.name");
  t.deepEqual([before, after, name], [[], ["@pulumi/pulumi/automation"], "LocalWorkspace"]);
});

test("the runner's spans record nothing, as without a stand-in, and load nothing", async (t) => {
  const [before, after, { isRecording, meanwhile, start }] = await loadsOf(
    "({ isRecording: tracing.newSpan('run').isRecording(), meanwhile: [...loads], start: typeof tracing.start })",
  );
  t.deepEqual([before, isRecording, meanwhile], [[], false, []]);
  t.deepEqual([start, after], ["function", ["@opentelemetry/sdk-trace-node"]]);
});
