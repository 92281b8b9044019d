// Creates the CloudWatch alarms. Each threshold has its reason beside it.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { merge } from "../tools/merge.ts";
import {
  functionMetrics,
  gatewayMetrics,
  type Metric,
  tableOperationMetrics,
  type Watched,
} from "./metrics.ts";
import type { MonitoringArgs } from "./monitoring-args.ts";

export interface AlarmsArgs extends MonitoringArgs {
  /** The ARNs of the topics that get a message when an alarm goes off and when it is over. */
  actions: pulumi.Input<string>[];
}

interface Alarm {
  slug: string;
  /** The meaning of the alarm, as its message shows it. */
  description: string;
  metrics: Metric[];
  /** A CloudWatch metric math expression. `m0`, `m1`, … are the metrics in their order. */
  expression: string;
  /** The value of the expression above which a period counts as bad. */
  threshold: number;
  /** The number of bad periods among the last three from which the alarm goes off. */
  periods: number;
}

/** The length of a period in seconds. */
const period = 300;

/** The least number of requests in a period for a ratio or percentile. With fewer, one bad request would set the alarm off. */
const minimumRequests = 20;

function alarms(watched: Watched): Alarm[] {
  const { requests, serverErrors, latency } = gatewayMetrics(watched);
  return [
    {
      slug: "server-errors",
      description: "More than 1 % of the requests were answered 5xx.",
      metrics: [requests, serverErrors],
      expression: `IF(m0 >= ${minimumRequests}, 100 * m1 / m0, 0)`,
      // An availability of 99.9 % allows 43 minutes of failure a month. An error rate of 1 % uses them up in three days.
      threshold: 1,
      periods: 2,
    },
    {
      slug: "latency",
      description: "One request in a hundred took longer than 2 seconds.",
      metrics: [requests, latency("p99")],
      expression: `IF(m0 >= ${minimumRequests}, m1, 0)`,
      // In milliseconds. A warm request takes tens, a cold start several hundred. Above 2,000 the handlers are retrying DynamoDB calls.
      threshold: 2000,
      periods: 3,
    },
    ...sums(functionMetrics(watched, "Errors", "Sum"), {
      slug: "function-errors",
      description: "A function crashed, ran out of memory or out of time.",
      // The handlers answer every known failure, so even one function error is an unknown failure.
      threshold: 0,
      periods: 1,
    }),
    ...sums(functionMetrics(watched, "Throttles", "Sum"), {
      slug: "function-throttles",
      description: "Lambda refused to run a function: concurrency was used up.",
      // Each throttle is a lost request. Two periods mean a limit that is too low, one may be a burst.
      threshold: 0,
      periods: 2,
    }),
    ...sums(tableOperationMetrics(watched, "ThrottledRequests"), {
      slug: "table-throttles",
      description: "DynamoDB throttled more requests than retries absorb.",
      // Retries hide a few, which are normal while an on-demand table adapts to growing traffic.
      threshold: 10,
      periods: 2,
    }),
    ...sums(tableOperationMetrics(watched, "SystemErrors"), {
      slug: "table-errors",
      description: "DynamoDB had internal errors.",
      // Retries hide a few.
      threshold: 10,
      periods: 2,
    }),
  ];
}

/** The limit of metrics of one alarm. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html */
const maxMetrics = 10;

/** Returns an alarm on the sum of the metrics, and one more for each further ten metrics. */
function sums(metrics: Metric[], alarm: Omit<Alarm, "metrics" | "expression">): Alarm[] {
  const count = Math.ceil(metrics.length / maxMetrics);
  return Array.from({ length: count }, (_, index) => {
    const some = metrics.slice(index * maxMetrics, (index + 1) * maxMetrics);
    // FILL gives 0 for a metric that never had data. Without it the sum would have no data either.
    const expression = `SUM([${some.map((_, m) => `FILL(m${m}, 0)`).join(", ")}])`;
    return {
      ...alarm,
      slug: index === 0 ? alarm.slug : `${alarm.slug}-${index + 1}`,
      metrics: some,
      expression,
    };
  });
}

export function createAlarms(name: string, args: AlarmsArgs, opts: pulumi.CustomResourceOptions) {
  return alarms(args.watched).map((alarm) => createAlarm(`${name}-${alarm.slug}`, alarm, args, opts));
}

function createAlarm(
  name: string,
  { description, metrics, expression, threshold, periods }: Alarm,
  { actions, settings: { tags, transform } }: AlarmsArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const args: aws.cloudwatch.MetricAlarmArgs = {
    alarmDescription: description,
    metricQueries: [
      { id: "alarm", expression, label: description, returnData: true },
      ...metrics.map(({ label: _, ...metric }, index) => ({
        id: `m${index}`,
        metric: { ...metric, period },
      })),
    ],
    comparisonOperator: "GreaterThanThreshold",
    threshold,
    evaluationPeriods: 3,
    datapointsToAlarm: periods,
    treatMissingData: "notBreaching",
    ...(actions.length > 0 && { alarmActions: actions, okActions: actions }),
    tags,
  };
  return new aws.cloudwatch.MetricAlarm(name, merge(args, transform.alarm), opts);
}
