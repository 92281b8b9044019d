// Tests how events share the execution environments of a function.
import test from "ava";
import { folderWith } from "../helpers/folders.ts";
import { isRunning, lambdaOf, newProcesses } from "../helpers/local.ts";

test.serial(
  "inits once, then takes one event at a time, in further processes when all are busy",
  async (t) => {
    const code = `
    const { readdirSync, writeFileSync } = require("node:fs");
    const inits = globalThis.inits = (globalThis.inits ?? 0) + 1;
    let events = 0, busy = 0;
    exports.handler = async ({ folder }) => {
      busy += 1; events += 1;
      const answer = { pid: process.pid, inits, events, busy };
      if (folder) writeFileSync(folder + "/" + process.pid, "");
      while (folder && readdirSync(folder).length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
      busy -= 1;
      return answer;
    };`;
    const { invoke, arn } = await lambdaOf(t, code);
    /** Runs an event. With a folder, the event ends only when events run in three processes. */
    const run = async (folder?: string) => (await invoke(arn, { folder })).payload as Record<string, number>;
    const first = await run();
    t.like(first, { inits: 1, events: 1, busy: 1 });
    t.deepEqual(await run(), { ...first, events: 2 });

    const folder = await folderWith(t, {});
    const parallel = await Promise.all([run(folder), run(folder), run(folder)]);
    t.is(new Set(parallel.map(({ pid }) => pid)).size, 3);
    t.true(parallel.every(({ inits, busy }) => inits === 1 && busy === 1));
    t.true(parallel.some(({ pid }) => pid === first.pid));
  },
);

test.serial("throttles what is over the reserved concurrency", async (t) => {
  const code = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 300, 1));";
  const { invoke, arn } = await lambdaOf(t, code, { reservedConcurrentExecutions: 1 });
  const [first, second] = await Promise.all([invoke(arn, {}), invoke(arn, {})]);
  t.is(first.payload, 1);
  t.is(second.error?.type, "Throttled");
  t.is((await invoke(arn, {})).payload, 1);
});

test.serial("answers more events than it has processes", async (t) => {
  const code = "exports.handler = ({ n }) => new Promise((resolve) => setTimeout(resolve, 20, n));";
  const { invoke, arn } = await lambdaOf(t, code);
  const events = Array.from({ length: 30 }, (_, n) => n);
  const answers = await Promise.all(events.map(async (n) => (await invoke(arn, { n })).payload));
  t.deepEqual(answers, events);
});

test.serial("answers every event, however many of the processes crash meanwhile", async (t) => {
  const code = "exports.handler = async ({ crash }) => (crash ? process.exit(1) : 'fine');";
  const { invoke, arn } = await lambdaOf(t, code);
  const events = Array.from({ length: 30 }, (_, n) => invoke(arn, { crash: n % 2 === 0 }));
  const answers = await Promise.all(events);
  t.is(answers.filter(({ payload }) => payload === "fine").length, 15);
  t.is(answers.filter(({ error }) => error?.type === "Unhandled").length, 15);
});

test.serial(
  "finishes what has an environment on close, runs nothing that waits, and leaves no process",
  async (t) => {
    const code = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 500, process.pid));";
    const { invoke, arn, close } = await lambdaOf(t, code);
    const { payload: pid } = await invoke(arn, {});
    const ends = Promise.allSettled([invoke(arn, {}), invoke(arn, {}), invoke(arn, {})]);
    await close();
    t.deepEqual(
      (await ends).map((end) => (end.status === "fulfilled" ? end.value.payload : end.reason.message)),
      [pid, "The local run is being stopped.", "The local run is being stopped."],
    );
    t.false(isRunning(pid as number));
  },
);

test.serial("a reload that begins after the run has ended leaves no process", async (t) => {
  const { prepare, close, all } = await lambdaOf(t, "exports.handler = async () => 1;");
  const processes = newProcesses();
  await close();
  const resources = all.resources.map((one) => ({ ...one, outputs: { ...one.outputs, memorySize: 256 } }));
  const { changed, apply } = await prepare({ ...all, resources });
  apply();
  t.deepEqual(changed, ["f-1"]);
  t.deepEqual(processes(), []);
});
