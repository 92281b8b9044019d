// The configuration of `npm test`. Many test files share a process (groups.ts); each of the others has its own, as in ava.config.js.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import alone from "../../ava.config.js";
import { checkout, filesOf, groups, longest } from "./groups.ts";

/** Where programs keep the bundles that several of them need, as long as the tests run: test/helpers/known-bundles.ts. */
const bundles = mkdtempSync(join(tmpdir(), "bundles-"));
process.on("exit", () => rmSync(bundles, { recursive: true, force: true }));

/** Returns the place of a file among those that take longest. Any other file comes after them, as `>>> 0` makes a large number of -1. */
const placeOf = (file) => longest.indexOf(relative(checkout, file)) >>> 0;

export default {
  ...alone,
  environmentVariables: { TEST_BUNDLES: bundles },
  files: [
    "test/together/*.group.ts",
    ...alone.files,
    ...Object.keys(groups).flatMap((group) => filesOf(group).map((file) => `!${file}`)),
  ],
  sortTestFiles: (a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b),
};
