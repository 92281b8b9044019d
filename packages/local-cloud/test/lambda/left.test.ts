// Tests output of a function between two events, which CloudWatch would keep.
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import test from "ava";
import type { Left } from "../../src/lambda/worker-process.ts";
import { lambdaOf } from "../helpers/local.ts";

/** Returns a handler that answers. When a file `go` appears, it prints a line, writes the file `printed`, and runs the further code. */
const code = (rest: string) => `const { existsSync, writeFileSync } = require("node:fs");
exports.handler = async () => {
  const timer = setInterval(() => {
    if (!existsSync("go")) return;
    clearInterval(timer);
    console.log("late");
    writeFileSync("printed", "");
    ${rest}
  }, 5);
};`;

test("output of a function after its last event is reported when its environment ends", async (t) => {
  const told: [string, Left][] = [];
  const { invoke, close, arn, folder } = await lambdaOf(
    t,
    code(""),
    {},
    { onLeft: (...one) => told.push(one) },
  );
  t.is((await invoke(arn, {})).log, "");
  await writeFile(join(folder, "go"), "");
  while (!existsSync(join(folder, "printed"))) await setTimeout(5);
  await close();
  t.like(told, [["f-1", { crashed: false }]]);
  t.regex(told[0]?.[1].text ?? "", /^\S+\t\S{36}\tINFO\tlate$/);
});

test("an environment that ends by itself between two events is reported, with its output", async (t) => {
  const { promise, resolve } = Promise.withResolvers<[string, Left]>();
  const onLeft = (...one: [string, Left]) => resolve(one);
  const { invoke, arn, folder } = await lambdaOf(t, code("process.exit(3);"), {}, { onLeft });
  t.is((await invoke(arn, {})).log, "");
  await writeFile(join(folder, "go"), "");
  const [name, { text, crashed }] = await promise;
  t.deepEqual([name, crashed], ["f-1", true]);
  t.regex(
    text,
    /^\S+\t\S{36}\tINFO\tlate\nRuntime exited with error: exit status 3\nThe next event of this environment fails, as it does on Lambda\.$/,
  );
});

test("output of an event that ends its environment is reported with the event alone", async (t) => {
  const told: unknown[] = [];
  const options = { onLeft: (...one: unknown[]) => told.push(one) };
  const { invoke, close, arn } = await lambdaOf(
    t,
    'exports.handler = async () => { console.log("mine"); process.exit(4); };',
    {},
    options,
  );
  t.regex((await invoke(arn, {})).log, /\tINFO\tmine\n/);
  await close();
  t.deepEqual(told, []);
});
