// Creates the CloudWatch dashboard.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { merge } from "../tools/merge.ts";
import { uniqueName } from "../tools/unique-name.ts";
import {
  coldStarts,
  consumedCapacity,
  functionMetrics,
  gatewayMetrics,
  type Metric,
  tableOperationMetrics,
  type Watched,
} from "./metrics.ts";
import type { MonitoringArgs } from "./monitoring-args.ts";

interface Graph {
  title: string;
  metrics: Metric[];
}

function graphs(watched: Watched): Graph[] {
  const { requests, clientErrors, serverErrors, latency } = gatewayMetrics(watched);
  return [
    { title: "Requests", metrics: [requests] },
    { title: "Errors", metrics: [clientErrors, serverErrors] },
    { title: "Latency (ms)", metrics: ["p50", "p90", "p99"].map(latency) },
    { title: "Function duration, p99 (ms)", metrics: functionMetrics(watched, "Duration", "p99") },
    { title: "Function concurrency", metrics: functionMetrics(watched, "ConcurrentExecutions", "Maximum") },
    { title: "Cold starts", metrics: coldStarts(watched) },
    { title: "Table: consumed capacity units", metrics: consumedCapacity(watched) },
    { title: "Table: throttled requests", metrics: tableOperationMetrics(watched, "ThrottledRequests") },
  ];
}

/** Creates the dashboard. Returns its URL in the AWS console. */
export function createDashboard(
  name: string,
  { watched, settings: { transform } }: MonitoringArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { region } = aws.getRegionOutput({}, { parent: opts.parent });
  const args: aws.cloudwatch.DashboardArgs = {
    // CloudWatch requires a name.
    dashboardName: uniqueName(name),
    dashboardBody: pulumi.jsonStringify({
      widgets: graphs(watched).map((graph, i) => widget(graph, i, region)),
    }),
  };
  const dashboard = new aws.cloudwatch.Dashboard(name, merge(args, transform.dashboard), opts);
  const host = aws
    .getPartitionOutput({}, { parent: opts.parent })
    .partition.apply((partition) => consoleHosts[partition] ?? "console.aws.amazon.com");
  return pulumi.interpolate`https://${region}.${host}/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`;
}

/** The hosts of the AWS console in other partitions than `aws`. No look-up returns them. */
const consoleHosts: Record<string, string> = {
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
  "aws-eusc": "console.amazonaws-eusc.eu",
};

// Places three graphs in a row of CloudWatch's grid, which has 24 columns.
function widget({ title, metrics }: Graph, index: number, region: pulumi.Output<string>) {
  return {
    type: "metric",
    x: (index % 3) * 8,
    y: Math.floor(index / 3) * 6,
    width: 8,
    height: 6,
    properties: {
      title,
      region,
      period: 300,
      metrics: metrics.map(({ namespace, metricName, dimensions, stat, label }) => [
        namespace,
        metricName,
        ...Object.entries(dimensions).flat(),
        { stat, label },
      ]),
    },
  };
}
