import { join } from "node:path";
import test from "ava";
import { fixture } from "../helpers/local.ts";
import { diagnostics, run, runTogether } from "../helpers/program.ts";

const unhandled = `error: Running program '${join(fixture, "index.ts")}' failed with an unhandled exception:`;
test("shows what a program reports by its severity, with the resource that it is about, once", async (t) => {
  const { log, outputs } = await runTogether(t, "engine/logs", "update");
  // The program's output and its reports to the engine arrive by two ways, so their order is random.
  t.is(log.filter((line) => line === "printed").length, 1);
  const reported = log.filter((line) => /\ban? (information|warning|error)\b/.test(line));
  t.deepEqual(reported, [
    "an information",
    "warning: a warning",
    "  aws:sns:Topic (alarms):\n    warning: a warning\n    of two lines",
    diagnostics([], ["aws:sns:Topic (alarms)", "error: an error"]),
  ]);
  t.deepEqual(outputs, { done: true });
});

test("ends when something throws past the outputs", async (t) => {
  const { message } = await run(t, "engine/throws-later");
  const lines = [unhandled, "Error: cannot read version.txt"];
  t.true(message.startsWith(diagnostics(lines)), message);
  t.regex(message, /\n {8}at Timeout\._onTimeout \(file:\/\/\S+\/engine\/throws-later\.ts:6:11\)\n/);
});

test("blames the resource that the program blames, without a stack if told so", async (t) => {
  const { message } = await run(t, "engine/resource-error");
  const failure = "error: Expected `size` to be positive, got -1.";
  t.is(message, diagnostics([], ["aws:sns:Topic (alarms)", failure]));
});

test("prints the exit status of a program that ends by itself", async (t) => {
  const { message, log } = await run(t, "engine/exits");
  t.deepEqual(log, ["last words"]);
  t.is(
    message,
    diagnostics(["error: an unhandled error occurred: Program exited with non-zero exit code: 3"]),
  );
});
