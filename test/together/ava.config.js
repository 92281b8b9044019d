// The configuration of `npm test`. Many test files share a process (groups.ts); each of the others has its own, as in ava.config.js.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import alone from "../../ava.config.js";
import { filesOf, groups } from "./groups.ts";

/** Where programs keep the bundles that several of them need, as long as the tests run: test/helpers/known-bundles.ts. */
const bundles = mkdtempSync(join(tmpdir(), "bundles-"));
process.on("exit", () => rmSync(bundles, { recursive: true, force: true }));

export default {
  ...alone,
  environmentVariables: { TEST_BUNDLES: bundles },
  files: [
    "test/together/*.group.ts",
    ...alone.files,
    ...Object.keys(groups).flatMap((group) => filesOf(group).map((file) => `!${file}`)),
  ],
  // The groups take longest, so they begin first.
  sortTestFiles: (a, b) =>
    Number(b.endsWith(".group.ts")) - Number(a.endsWith(".group.ts")) || a.localeCompare(b),
};
