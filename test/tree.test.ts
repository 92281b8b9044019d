// Tests the tree: files are short enough to read at one go, and the table of folders is complete.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";

const root = join(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trimEnd().split("\n");

/** The files that a command writes. */
const generated = ["examples/client/users-api.ts"];

test("no source file that a person writes is longer than 200 lines", (t) => {
  const sources = files.filter((file) => /\.[jt]s$/.test(file) && !generated.includes(file));
  const found = sources.flatMap((file) => {
    const lines = readFileSync(join(root, file), "utf8").split("\n").length - 1;
    return lines > 200 ? [`${file}: ${lines}`] : [];
  });
  t.deepEqual(found, []);
});

/** The folders at the top, and the subfolders of some of them. */
function folders(): string[] {
  const withRooms = ["components", "handlers", "packages", "packages/local-cloud/src"];
  const all = files.flatMap((file) => {
    const steps = file.split("/").slice(0, -1);
    return steps.flatMap((step, depth) => {
      const above = steps.slice(0, depth).join("/");
      return depth === 0 || withRooms.includes(above) ? [[...steps.slice(0, depth), step, ""].join("/")] : [];
    });
  });
  return [...new Set(all)].sort();
}

test("CONTRIBUTING's table of folders names every folder and room, and no other", (t) => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const [, table = ""] = /^## Where things are\n(.*?)^## /ms.exec(text) ?? [];
  const named = table
    .split("\n")
    .flatMap((line) => [...(line.split("|")[1]?.matchAll(/`([\w./-]+\/)`/g) ?? [])].map(([, name]) => name));
  t.deepEqual(named.toSorted(), folders());
});
