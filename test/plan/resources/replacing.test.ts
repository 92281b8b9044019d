// Tests that the inputs in the table `replacing` exist. test/stacks.test.ts requires an entry for every type.
import { readFileSync } from "node:fs";
import test from "ava";
import { replacing, replacingWhenLess } from "../../../plan/resources/replacing.ts";

for (const [type, inputs] of Object.entries(replacing)) {
  test(`every input named for ${type} is one of it`, (t) => {
    const [, module, , name = ""] = /^aws:(\w+)\/(\w+):(\w+)$/.exec(type) ?? [];
    const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.d.ts`;
    const url = new URL(`../../../node_modules/@pulumi/aws/${module}/${file}`, import.meta.url);
    const [, args = ""] = readFileSync(url, "utf8").split(`export interface ${name}Args {`);
    t.true(args.length > 0, `${url} has no ${name}Args`);
    const roots = (replacingWhenLess[type] ?? []).map((path) => path.replace(/\..*/, ""));
    for (const input of [...inputs, ...roots]) t.regex(args, new RegExp(`^    ${input}\\??: `, "m"));
  });
}
