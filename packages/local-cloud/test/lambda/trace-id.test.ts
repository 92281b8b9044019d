// Tests the trace id that a function gets.
import test from "ava";
import { lambdaOf } from "../helpers/local.ts";

test.serial(
  "a function finds the trace id of its event, and one of its own where the event has none",
  async (t) => {
    const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => process.env._X_AMZN_TRACE_ID;");
    const traceId = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";
    t.is((await invoke(arn, {}, traceId)).payload, traceId);
    t.regex(String((await invoke(arn, {})).payload), /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};/);
  },
);
