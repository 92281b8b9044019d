// Tests that nothing monitors the API by default.
import test from "ava";
import { Gateway, planOf } from "../../helpers/program-unbundled.ts";

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: alarms and dashboard are there when asked for, and nothing else is`, async (t) => {
    const without = await planOf({ gateway });
    const [alarms, dashboard] = ["aws.cloudwatch.MetricAlarm", "aws.cloudwatch.Dashboard"];
    const counts = async (args: object) => (await planOf({ gateway, ...args })).counts();
    t.deepEqual(
      Object.keys(without.counts()).filter((kind) => /^aws\.(cloudwatch\.(?!LogGroup)|sns)/.test(kind)),
      [],
    );
    t.deepEqual(await counts({ alarms: true }), { ...without.counts(), [alarms]: 6 });
    t.deepEqual(await counts({ dashboard: true }), { ...without.counts(), [dashboard]: 1 });
    t.deepEqual(without.lookups, []);
    t.is(without.outputs.dashboardUrl, undefined);
  });
}
