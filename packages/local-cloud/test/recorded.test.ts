// The table of what was recorded on AWS.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";

const root = join(import.meta.dirname, "..");

test("each row of docs/recorded.md names a test that is there, and that names the row's date", (t) => {
  const lines = readFileSync(join(root, "docs/recorded.md"), "utf8").split("\n");
  const rows = lines.flatMap((line) => {
    const [, , , date = "", file] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const [, path] = /^`(test\/\S+)`$/.exec(file ?? "") ?? [];
    return /^\d{4}-\d\d-\d\d$/.test(date) ? [{ date, path }] : [];
  });
  t.true(rows.length >= 17);
  for (const { date, path } of rows) {
    t.truthy(path, date);
    t.true(readFileSync(join(root, path ?? ""), "utf8").includes(date), `${path} names ${date}`);
  }
});
