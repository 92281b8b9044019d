// Tests the table of recordings on AWS in docs/recorded.md.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";

const root = join(import.meta.dirname, "..");

test("each row of docs/recorded.md names a test that is there, and that names the row's date", (t) => {
  const lines = readFileSync(join(root, "docs/recorded.md"), "utf8").split("\n");
  const rows = lines.flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, date] = cells.slice(-4);
    return /^\d{4}-\d\d-\d\d$/.test(date ?? "") ? [{ date: date ?? "", file: cells.at(-2) ?? "" }] : [];
  });
  t.true(rows.length >= 17);
  for (const { date, file } of rows) {
    const [, path = ""] = /^`(\S+\.test\.ts)`$/.exec(file) ?? [];
    // Files of the gateways are named relative to their folder.
    const found = [root, join(root, "test/gateway")].map((folder) => join(folder, path)).find(existsSync);
    t.truthy(found, `${file} of ${date}`);
    t.true(readFileSync(found ?? "", "utf8").includes(date), `${file} names ${date}`);
  }
});
