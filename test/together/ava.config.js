// The configuration of `npm test`. Many test files share a process (groups.ts); each of the others has its own, as in ava.config.js.
import alone from "../../ava.config.js";
import { filesOf, groups } from "./groups.ts";

export default {
  ...alone,
  files: [
    "test/together/*.group.ts",
    ...alone.files,
    ...Object.keys(groups).flatMap((group) => filesOf(group).map((file) => `!${file}`)),
  ],
  // The groups take longest, so they begin first.
  sortTestFiles: (a, b) =>
    Number(b.endsWith(".group.ts")) - Number(a.endsWith(".group.ts")) || a.localeCompare(b),
};
