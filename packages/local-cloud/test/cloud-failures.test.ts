// Tests a run whose program fails.
import { readdirSync } from "node:fs";
import test from "ava";
import { startCloud } from "../src/start-cloud.ts";
import { folderWith } from "./helpers/folders.ts";
import { fixture, newProcesses } from "./helpers/local.ts";
import { diagnostics } from "./helpers/program.ts";

test("a program that fails is told its resources without effect, its error once, and leaves nothing behind", async (t) => {
  // The run has its own temporary folder, so that the runs of other tests do not show in it.
  const temporary = await folderWith(t, {});
  const { TMPDIR } = process.env;
  process.env.TMPDIR = temporary;
  t.teardown(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });
  const processes = newProcesses();
  const log: string[] = [];
  const config = { program: "engine/throws-in-apply" };
  const onLog = (line: string) => log.push(line);
  const { message = "" } = (await t.throwsAsync(startCloud({ program: fixture, config, onLog }))) ?? {};
  t.deepEqual(log, ["Without effect here: sns.Topic"]);

  t.true(
    message.startsWith(diagnostics(['error: Error: error serializing property "topic": no topic for x'])),
    message,
  );
  t.regex(message, /no topic for x\n {8}at file:\/\/\S+throws-in-apply\.ts:9:9/);
  t.is(message.split("no topic for x").length, 2);

  t.deepEqual(processes(), []);
  t.deepEqual(readdirSync(temporary), []);
});
