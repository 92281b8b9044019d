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

test("the SDK loads what its serializer needs when it serializes, as well as ever", async (t) => {
  const preload = join(import.meta.dirname, "../../src/program/preload.ts");
  // SDKs up to 3.275 have both packages; later ones have only TypeScript.
  const script = `
    const loads = [];
    require("node:module").registerHooks({
      load(url, context, next) {
        const [, name] = /\\/node_modules\\/(@npmcli\\/arborist|typescript)\\//.exec(url) ?? [];
        if (name) loads.push(name);
        return next(url, context);
      },
    });
    const pulumi = require("@pulumi/pulumi");
    const before = [...loads];
    const greeting = "hello";
    pulumi.runtime.serializeFunction(() => greeting.length).then(({ text }) =>
      console.log(JSON.stringify([before, loads.includes("typescript"), /greeting: "hello"/.test(text)])));`;
  const runner = createRequire(join(fixture, "index.js")).resolve("@pulumi/pulumi/cmd/run/index.js");
  const command = [`--import=${preload}`, "-e", script, runner];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: fixture });
  t.deepEqual(JSON.parse(stdout), [[], true, true]);
});
