import test from "ava";
import { run } from "../helpers/program.ts";

test("runs a resource's own transforms first, then its parents', then the stack's", async (t) => {
  const { outputs, find, log } = await run(t, "engine/transforms");
  t.deepEqual(outputs.tags, { stackTransformation: "0", own: "1", component: "2", stackTransform: "3" });
  t.deepEqual(find("alarms").inputs.tags, outputs.tags);
  t.true(find("alarms").options.protect);
  t.is(outputs.region, "us-west-1");
  t.deepEqual(log, ["invokes aws:index/getRegion:getRegion"]);
});

test("fails with a transform that fails", async (t) => {
  const { message } = await run(t, "engine/transform-fails");
  t.regex(message, /^Diagnostics:\n {2}pulumi:pulumi:Stack \(fixture-dev\):\n {4}error: /);
  t.regex(
    message,
    /invoke transform: rpc error: code = Unknown desc = transform failed: Error: no such topic\n/,
  );
});
