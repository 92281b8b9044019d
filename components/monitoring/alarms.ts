// The alarms: what is watched, from which value on, and why.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../settings/settled.ts";
import { merge } from "../tools/merge.ts";
import {
  functionMetrics,
  gatewayMetrics,
  type Metric,
  tableOperationMetrics,
  type Watched,
} from "./metrics.ts";

export interface AlarmsArgs {
  watched: Watched;
  /** Where the alarms are sent, when they go off and when they are over. */
  actions: pulumi.Input<string>[];
  settings: Settings;
}

interface Alarm {
  slug: string;
  /** What it means; the threshold's reason stands beside it. */
  description: string;
  metrics: Metric[];
  /** Metric math over `m0`, `m1`, …: the metrics in their order. */
  expression: string;
  /** The alarm goes off above it … */
  threshold: number;
  /** … in so many of the last three periods. */
  periods: number;
}

/** Seconds. */
const period = 300;

/** Requests in a period below which a ratio or a percentile says nothing: one bad request would decide it. */
const minimumRequests = 20;

function alarms(watched: Watched): Alarm[] {
  const { requests, serverErrors, latency } = gatewayMetrics(watched);
  return [
    {
      slug: "server-errors",
      description: "More than 1 % of the requests were answered 5xx.",
      metrics: [requests, serverErrors],
      expression: `IF(m0 >= ${minimumRequests}, 100 * m1 / m0, 0)`,
      // A share of the 43 minutes a month that 99.9 % leaves: at 1 % it lasts three days.
      threshold: 1,
      periods: 2,
    },
    {
      slug: "latency",
      description: "One request in a hundred took longer than 2 seconds.",
      metrics: [requests, latency("p99")],
      expression: `IF(m0 >= ${minimumRequests}, m1, 0)`,
      // Milliseconds. Warm requests take tens of them, cold starts several hundred; beyond 2,000 DynamoDB is being retried.
      threshold: 2000,
      periods: 3,
    },
    ...sums(functionMetrics(watched, "Errors", "Sum"), {
      slug: "function-errors",
      description: "A function crashed, ran out of memory or out of time.",
      // The handlers answer every failure they know of, so a single error is one that they do not.
      threshold: 0,
      periods: 1,
    }),
    ...sums(functionMetrics(watched, "Throttles", "Sum"), {
      slug: "function-throttles",
      description: "Lambda refused to run a function: concurrency was used up.",
      // Each is a request lost; two periods tell a limit that is too low from one burst.
      threshold: 0,
      periods: 2,
    }),
    ...sums(tableOperationMetrics(watched, "ThrottledRequests"), {
      slug: "table-throttles",
      description: "DynamoDB throttled more requests than retries absorb.",
      // A few are retried unseen while an on-demand table grows with its traffic.
      threshold: 10,
      periods: 2,
    }),
    ...sums(tableOperationMetrics(watched, "SystemErrors"), {
      slug: "table-errors",
      description: "DynamoDB failed with errors of its own.",
      // A few are retried unseen.
      threshold: 10,
      periods: 2,
    }),
  ];
}

/** Metrics that an alarm takes at most. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html */
const maxMetrics = 10;

/** An alarm on the sum, and a further one for each ten metrics more. */
function sums(metrics: Metric[], alarm: Omit<Alarm, "metrics" | "expression">): Alarm[] {
  const count = Math.ceil(metrics.length / maxMetrics);
  return Array.from({ length: count }, (_, index) => {
    const some = metrics.slice(index * maxMetrics, (index + 1) * maxMetrics);
    // Both SUM and FILL, since one metric that has never had data must not leave the sum without.
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
  return new aws.cloudwatch.MetricAlarm(
    name,
    merge<aws.cloudwatch.MetricAlarmArgs>(
      {
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
      },
      transform.alarm,
    ),
    opts,
  );
}
