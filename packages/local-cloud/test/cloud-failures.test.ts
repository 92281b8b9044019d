// Tests a run whose program fails.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { startCloud } from "../src/start-cloud.ts";
import { folderWith } from "./helpers/folders.ts";
import { descendants, fixture } from "./helpers/local.ts";
import { diagnostics } from "./helpers/program.ts";

test("a program that fails is told its resources without effect, its error once, and leaves nothing behind", async (t) => {
  // The run has its own temporary folder, so that the runs of other tests do not show in it.
  const temporary = await folderWith(t, {});
  process.env.TMPDIR = temporary;
  const others = descendants(process.pid);
  const log: string[] = [];
  const config = { program: "engine/throws-in-apply" };
  const onLog = (line: string) => log.push(line);
  const { message = "" } = (await t.throwsAsync(startCloud({ program: fixture, config, onLog }))) ?? {};
  t.deepEqual(log, ["Without effect here: sns.Topic"]);

  // The program's error comes through two properties.
  const unhandled = `error: Running program '${join(fixture, "index.ts")}' failed with an unhandled exception:`;
  t.true(message.startsWith(diagnostics([unhandled])), message);
  const [first = "", second = "", ...more] = message.split("Error: ").slice(1);
  t.regex(first, /no topic for x\n {8}at file:\/\/\S+throws-in-apply\.ts:6:9/);
  t.deepEqual([second, more], ["", []]);

  t.deepEqual(
    descendants(process.pid).filter((pid) => !others.includes(pid)),
    [],
  );
  t.deepEqual(readdirSync(temporary), []);
});
