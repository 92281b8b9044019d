// Tests the messages of a run whose program fails.
import test from "ava";
import { startCloud } from "../src/start-cloud.ts";
import { fixture } from "./helpers/local.ts";

test("a program that fails is told its resources without effect, and the reason of the failure", async (t) => {
  const log: string[] = [];
  const config = { program: "engine/throws-in-apply" };
  const onLog = (line: string) => log.push(line);
  await t.throwsAsync(startCloud({ program: fixture, config, onLog }), { message: /no topic for x/ });
  t.deepEqual(log, ["Without effect here: sns.Topic"]);
});
