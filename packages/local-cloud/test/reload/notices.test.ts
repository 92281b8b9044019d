import test from "ava";
import { createNotices } from "../../src/reload/notices.ts";

test("reports a failure once, and again when it differs or was over meanwhile", (t) => {
  const lines: string[] = [];
  const notices = createNotices((line) => lines.push(line));
  t.false(notices.recovered("f"));
  notices.failure("f", new Error("one\ntwo"));
  notices.failure("f", new Error("one\ntwo"));
  notices.failure("f", "other");
  t.true(notices.recovered("f"));
  t.false(notices.recovered("f"));
  notices.failure("f", "other");
  t.deepEqual(lines, [
    "Cannot reload f; what was there before keeps serving.\n  one\n  two",
    "Cannot reload f; what was there before keeps serving.\n  other",
    "Cannot reload f; what was there before keeps serving.\n  other",
  ]);
});
