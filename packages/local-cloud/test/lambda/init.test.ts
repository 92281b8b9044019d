// Tests init phases that fail: Lambda repeats them with the first event.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { folderWith } from "../helpers/folders.ts";
import { lambdaOf } from "../helpers/local.ts";

test.serial("an init phase that throws is repeated with the first event, and may then be well", async (t) => {
  const marks = join(await folderWith(t, {}), "inits");
  const code = `const { appendFileSync, readFileSync } = require("node:fs");
    appendFileSync(${JSON.stringify(marks)}, "x");
    console.log("init");
    if (readFileSync(${JSON.stringify(marks)}, "utf8") === "x") throw new Error("not yet");
    exports.handler = async () => "well";`;
  const { invoke, arn } = await lambdaOf(t, code);
  const { payload, log, report } = await invoke(arn, {});
  t.is(payload, "well");
  t.regex(
    log,
    /^\S+\t-\tINFO\tinit\n\S+\t-\tERROR\tInit Error \t\{"errorType":"Error","errorMessage":"not yet","stack":\[.*\]\}\nINIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: init\tStatus: error\n\S+\t-\tINFO\tinit$/,
  );
  t.notRegex(report ?? "", /Init Duration/);
  await invoke(arn, {});
  t.is(await readFile(marks, "utf8"), "xx");
});

test.serial(
  "an init phase that exits is repeated with each event, and each failure gives the reason",
  async (t) => {
    const { invoke, arn } = await lambdaOf(t, "process.exit(7);");
    for (const _ of [1, 2]) {
      const { error } = await invoke(arn, {});
      t.is(error?.payload?.errorType, "Runtime.ExitError");
      t.regex(error?.message ?? "", /^RequestId: \S{36} Error: Runtime exited with error: exit status 7$/);
    }
  },
);

test.serial("an init phase over 10 s is cut off, and repeated within the event's own time", async (t) => {
  // This wait uses no CPU, which the other tests need.
  const code =
    "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000); exports.handler = async () => 1;";
  const { invoke, arn } = await lambdaOf(t, code, { timeout: 1 });
  const start = performance.now();
  const { error, log, report } = await invoke(arn, {});
  t.regex(error?.message ?? "", /Task timed out after 1\.00 seconds$/);
  t.is(error?.type, "Timeout");
  // A timer may fire a millisecond early. Lambda's guide to .NET images shows 9999.81 ms.
  const [, initMs] =
    /^INIT_REPORT Init Duration: (\d+\.\d\d) ms\tPhase: init\tStatus: timeout\n/.exec(log) ?? [];
  t.true(Number(initMs) >= 9_999, log);
  t.regex(report ?? "", /\tStatus: timeout$/);
  t.true(performance.now() - start >= 10_998);
});

test.serial("a repeated init phase may end before the process of the failed one has", async (t) => {
  // The child keeps the function's output open for a second after the process has been killed.
  const code = `require("node:child_process").spawn("sleep", ["1"], { stdio: "inherit" });
    throw new Error("no init");`;
  const { invoke, arn } = await lambdaOf(t, code, { timeout: 20 });
  t.is((await invoke(arn, {})).error?.payload?.errorMessage, "no init");
});
