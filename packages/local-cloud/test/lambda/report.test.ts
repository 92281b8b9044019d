// Tests Lambda's REPORT line of an event.
import test from "ava";
import { reportLine, reportRecord } from "../../src/lambda/report.ts";
import { lambdaOf } from "../helpers/local.ts";

test("says how long the event took, what is billed, and how much memory was used", (t) => {
  t.is(
    reportLine({
      requestId: "r",
      durationMs: 12.345,
      initMs: 100.4,
      memorySize: 256,
      memoryUsed: 70.2 * 2 ** 20,
    }),
    "REPORT RequestId: r\tDuration: 12.35 ms\tBilled Duration: 113 ms\tMemory Size: 256 MB\tMax Memory Used: 71 MB\tInit Duration: 100.40 ms",
  );
  t.is(
    reportLine({ requestId: "r", durationMs: 3000, memorySize: 128, status: "timeout" }),
    "REPORT RequestId: r\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tStatus: timeout",
  );
});

test("aws-lambda-rust-runtime, a platform.report of 2022-10-21: the report of a function that logs JSON has these keys", (t) => {
  const report = {
    requestId: "r",
    durationMs: 2599.4,
    initMs: 549.04,
    memorySize: 128,
    memoryUsed: 93.5 * 2 ** 20,
  };
  t.is(
    reportRecord(report, new Date("2022-10-21T14:05:05.766Z")),
    '{"time":"2022-10-21T14:05:05.766Z","type":"platform.report","record":{"requestId":"r","metrics":{"durationMs":2599.4,"billedDurationMs":3149,"memorySizeMB":128,"maxMemoryUsedMB":94,"initDurationMs":549.04},"status":"success"}}',
  );
});

test.serial(
  "a function that logs JSON is reported in JSON, and from the level WARN on only when it fails",
  async (t) => {
    const code = "exports.handler = async ({ fail }) => { if (fail) throw new Error('no'); };";
    const json = await lambdaOf(t, code, { loggingConfig: { logFormat: "JSON", logGroup: "g" } });
    t.is(JSON.parse((await json.invoke(json.arn, {})).report ?? "").record.status, "success");
    const loggingConfig = { logFormat: "JSON", logGroup: "g", systemLogLevel: "WARN" };
    const quiet = await lambdaOf(t, code, { loggingConfig });
    t.is((await quiet.invoke(quiet.arn, {})).report, undefined);
    t.is(JSON.parse((await quiet.invoke(quiet.arn, { fail: true })).report ?? "").record.status, "error");
  },
);

test.serial(
  "the report of an environment's first event includes the init phase, the next one does not",
  async (t) => {
    const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => 1;", { memorySize: 256 });
    const first = await invoke(arn, {});
    t.regex(
      first.report ?? "",
      /^REPORT RequestId: \S{36}\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\tInit Duration: \d+\.\d\d ms$/,
    );
    t.notRegex((await invoke(arn, {})).report ?? "", /Init Duration/);
  },
);
