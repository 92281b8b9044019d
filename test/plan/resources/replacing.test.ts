// The table of what replaces names inputs that there are, of every type that the component creates.
import { readFileSync } from "node:fs";
import test from "ava";
import { replacing, replacingWhenLess } from "../../../plan/resources/replacing.ts";
import { runOfStack, stacks } from "../../helpers/program-stacks.ts";

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

test.serial("every type that a committed stack creates is in the table", async (t) => {
  const types = new Set<string>();
  for (const stack of stacks) {
    const { resources } = await runOfStack(t, stack, { preview: true });
    for (const { type } of resources) types.add(type);
  }
  t.true(types.size > 15);
  t.deepEqual(
    [...types].filter((type) => !Object.hasOwn(replacing, type)),
    [],
  );
});
