// Tests the dashboard: its graphs, its name and its URL.
import test from "ava";
import {
  type Gateways,
  gatewayNames,
  type Metric,
  ofApi,
  ofFunctions,
  ofTable,
  operations,
} from "../../helpers/metrics.ts";
import { Gateway, planOf } from "../../helpers/program-unbundled.ts";

/** Returns a metric as a widget writes it: namespace, name, dimensions, then its drawing options. */
function drawn({ namespace, metricName, dimensions, stat }: Metric, label: string) {
  return [namespace, metricName, ...Object.entries(dimensions).flat(), { stat, label }];
}

function graphsOf(gateway: Gateways) {
  const byOperation = (metrics: Metric[]) =>
    metrics.map((metric, index) => drawn(metric, operations[index]?.operation ?? ""));
  const coldStarts = operations.map(({ operation: Operation, FunctionName }) => ({
    namespace: "UserApi",
    metricName: "ColdStarts",
    dimensions: { FunctionName, Operation },
    stat: "Sum",
  }));
  const consumed = (kind: string) => ({
    namespace: "AWS/DynamoDB",
    metricName: `Consumed${kind}CapacityUnits`,
    dimensions: { TableName: "user-api-users-0123456" },
    stat: "Sum",
  });
  const { clientErrors, serverErrors } = gatewayNames[gateway];
  return {
    Requests: [drawn(ofApi(gateway, "Count"), "requests")],
    Errors: [drawn(ofApi(gateway, clientErrors), "4xx"), drawn(ofApi(gateway, serverErrors), "5xx")],
    "Latency (ms)": ["p50", "p90", "p99"].map((stat) => drawn(ofApi(gateway, "Latency", stat), stat)),
    "Function duration, p99 (ms)": byOperation(ofFunctions("Duration", "p99")),
    "Function concurrency": byOperation(ofFunctions("ConcurrentExecutions", "Maximum")),
    "Cold starts": byOperation(coldStarts),
    "Table: consumed capacity units": [drawn(consumed("Read"), "read"), drawn(consumed("Write"), "write")],
    "Table: throttled requests": ofTable("ThrottledRequests").map((metric) =>
      drawn(metric, metric.dimensions.Operation ?? ""),
    ),
  };
}

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: the dashboard shows requests, errors, latency, functions and table`, async (t) => {
    const made = await planOf({ gateway, dashboard: true });
    t.is(made.find("cloudwatch.Dashboard", "user-api").inputs.dashboardName, "user-api-dev-401cec33");
    t.is(
      made.outputs.dashboardUrl,
      "https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#dashboards/dashboard/user-api-dev-401cec33",
    );
    t.deepEqual(
      JSON.parse(made.find("cloudwatch.Dashboard").inputs.dashboardBody).widgets,
      Object.entries(graphsOf(gateway)).map(([title, metrics], index) => ({
        type: "metric",
        x: [0, 8, 16][index % 3],
        y: [0, 6, 12][Math.floor(index / 3)],
        width: 8,
        height: 6,
        properties: { title, region: "eu-central-1", period: 300, metrics },
      })),
    );
  });
}

test.serial("names the dashboard after the stack, in characters that CloudWatch takes", async (t) => {
  const { find } = await planOf({ dashboard: true }, { stack: "feature.x" });
  t.is(find("cloudwatch.Dashboard").inputs.dashboardName, "user-api-feature-x-e9832487");
});
