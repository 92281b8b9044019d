// The configuration of `npm test`. Many test files share a process (groups.ts); each of the others has its own, as in ava.config.js.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import alone from "../../ava.config.js";
import { checkout, filesOf, groups, longest } from "./groups.ts";

/** Where programs keep the bundles that several of them need, as long as the tests run: test/helpers/known-bundles.ts. */
const bundles = mkdtempSync(join(tmpdir(), "bundles-"));
process.on("exit", () => rmSync(bundles, { recursive: true, force: true }));

const missing = longest.filter((file) => !existsSync(join(checkout, file)));
if (missing.length > 0)
  throw new Error(`Expected \`longest\` in groups.ts to name files, got ${missing.join(", ")}.`);

/** Returns the place of a file among those that take longest. Any other file comes after them. */
const placeOf = (file) => {
  const place = longest.indexOf(relative(checkout, file));
  return place < 0 ? longest.length : place;
};

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
