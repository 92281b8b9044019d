// Tests the settings of logs, alarms and the dashboard: values just inside and just outside each rule.
import test from "ava";
import { watchingSettings } from "../../../../components/settings/stack/watching.ts";
import { flag, testSettings } from "../../../helpers/settings.ts";

const account = "eu-central-1:123456789012";

testSettings(watchingSettings, {
  accessLogs: flag,
  logRetentionDays: { accepted: [1, 30, 3653], refused: [0, -1, 2, 31, 3654, "30"] },
  tracing: flag,
  alarms: flag,
  alarmTopicArn: {
    accepted: [`arn:aws:sns:${account}:alarms`, "arn:aws-us-gov:sns:us-gov-west-1:123456789012:alarms"],
    refused: ["", "alarms", `arn:aws:sqs:${account}:alarms`, "arn:aws:sns:eu-central-1:12345:alarms"],
  },
  alarmEmail: {
    accepted: ["a@b.co", "ops+night@acme.org"],
    refused: ["", "ops", "ops@acme", "a b@acme.org", "@a.org"],
  },
  dashboard: flag,
});

test("takes exactly the retentions that CloudWatch knows", (t) => {
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  const cloudWatch = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  ];
  const days = Array.from({ length: 4000 }, (_, day) => day);
  t.deepEqual(
    days.filter((day) => watchingSettings.logRetentionDays.rule.accepts(day)),
    [...cloudWatch, 3288, 3653],
  );
});
