// Lambda's line of an event.
import test from "ava";
import { reportLine } from "../../src/lambda/report.ts";
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

test.serial("the first event of an environment has its init phase, the next has not", async (t) => {
  const { invoke, arn } = await lambdaOf(t, "exports.handler = async () => 1;", { memorySize: 256 });
  const first = await invoke(arn, {});
  t.regex(
    first.report ?? "",
    /^REPORT RequestId: \S{36}\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\tInit Duration: \d+\.\d\d ms$/,
  );
  t.notRegex((await invoke(arn, {})).report ?? "", /Init Duration/);
});
