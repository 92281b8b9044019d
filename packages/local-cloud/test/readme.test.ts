// Tests the tables of options in the local cloud's pages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { help } from "../src/command/options.ts";

const read = (file: string) => readFileSync(join(import.meta.dirname, "..", file), "utf8");

test("the README's table names every option of the command, and no other", (t) => {
  const named = [...read("README.md").matchAll(/^\| `(--[\w-]+)/gm)].map(([, name]) => name);
  const known = [...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name);
  t.deepEqual(named.toSorted(), known.filter((name) => name !== "--help").sort());
});

test("the table of options of a test names every option of startCloud, but for those that only the command needs", (t) => {
  const [, table = ""] = /^## `startCloud`\n(.*?)^It resolves/ms.exec(read("docs/tests.md")) ?? [];
  const rows = table.split("\n").flatMap((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? []);
  const named = rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const declared = read("src/cloud/cloud.ts") + read("src/program/surroundings.ts");
  const [options = "", surroundings = ""] = ["CloudOptions", "SurroundingsOptions"].map(
    (name) => new RegExp(`^export interface ${name} .*?\\{$(.*?)^\\}$`, "ms").exec(declared)?.[1],
  );
  const known = [...`${options}${surroundings}`.matchAll(/^ {2}(\w+)\?/gm)].map(([, name]) => name);
  const ofTheCommand = ["onRequest", "onBatch", "onLeft", "signal", "clock"];
  t.deepEqual(named.toSorted(), known.filter((name) => !ofTheCommand.includes(name ?? "")).sort());
});
