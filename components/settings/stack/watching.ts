// The settings for logs, traces, alarms and the dashboard.

import { boolean, oneOf, text } from "../../tools/rules.ts";
import { arn } from "./arn.ts";
import type { Setting } from "./setting.ts";

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const watchingSettings = {
  accessLogs: {
    plain: true,
    rule: boolean(),
    byGateway: { http: true, rest: false },
    description: 'the access log, one JSON line a request: `"true"` or `"false"`',
    cost: "0.25",
  },
  logRetentionDays: {
    rule: oneOf(retentionDays),
    default: 30,
    description: "the number of days that CloudWatch keeps the logs",
    cost: "0.50 a GB written, 0.03 a GB kept",
  },
  tracing: {
    plain: true,
    rule: boolean(),
    default: false,
    description: "traces the functions and, with `rest`, the stage with X-Ray",
    cost: "5.00 for a million traces; X-Ray records one request a second, and 5 % of the others",
  },
  alarms: {
    plain: true,
    rule: boolean(),
    default: false,
    description: "creates [six alarms](operations.md)",
    cost: "2.40",
  },
  alarmTopicArn: {
    rule: arn("an SNS topic", "sns", "[\\w-]{1,256}(\\.fifo)?", "alarms"),
    description: "the ARN of the SNS topic that alarms are sent to",
  },
  alarmEmail: {
    rule: text("an e-mail address", /^[^\s@]+@[^\s@]+\.[^\s@]+$/),
    description: "the e-mail address that alarms are sent to, through a new SNS topic",
    cost: "0.02 a thousand mails",
  },
  dashboard: {
    plain: true,
    rule: boolean(),
    default: false,
    description: "creates a CloudWatch dashboard; its URL is the output `dashboardUrl`",
    cost: "3.00, the account's first three are free",
  },
} satisfies Record<string, Setting>;
