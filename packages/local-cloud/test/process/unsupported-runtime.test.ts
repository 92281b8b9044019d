import test from "ava";
import project from "../../package.json" with { type: "json" };
import { unsupportedRuntime } from "../../src/process/unsupported-runtime.ts";

test("accepts the Node version of its package.json and later ones", (t) => {
  t.is(project.engines.node, ">=22.12.0");
  for (const node of ["22.12.0", "22.12.1", "22.13.0", "24.0.0", "26.1.0-nightly1"])
    t.is(unsupportedRuntime({ node }), undefined, node);
});

for (const [versions, got] of [
  [{ node: "22.11.9" }, "22.11.9"],
  [{ node: "20.19.0" }, "20.19.0"],
  [{ node: "9.12.0" }, "9.12.0"],
  [{ node: "24.3.0", bun: "1.4.2" }, "bun 1.4.2"],
  [{ node: "24.3.0", deno: "2.6.0" }, "deno 2.6.0"],
] as const) {
  test(`refuses ${got} in a sentence`, (t) => {
    t.is(
      unsupportedRuntime(versions),
      `Expected the local cloud to be started by Node.js 22.12.0 or later, got ${got}.`,
    );
  });
}
