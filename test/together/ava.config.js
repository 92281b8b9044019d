// How all tests run: `npm test`. Many of the files share a process; the rest have one each, as in ava.config.js.
import alone from "../../ava.config.js";
import { filesOf, groups } from "./groups.ts";

export default {
  ...alone,
  files: [
    "test/together/*.group.ts",
    ...alone.files,
    ...Object.keys(groups).flatMap((group) => filesOf(group).map((file) => `!${file}`)),
  ],
  // What takes longest begins first.
  sortTestFiles: (a, b) =>
    Number(b.endsWith(".group.ts")) - Number(a.endsWith(".group.ts")) || a.localeCompare(b),
};
