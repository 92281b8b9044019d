// Tests that alarms and the dashboard name metrics that exist: an alarm on any other metric would never go off.
import test from "ava";
import { logRequest } from "../../../handlers/http/log.ts";
import { type Metric, ofTable, operations } from "../../helpers/metrics.ts";
import { Gateway, planOf } from "../../helpers/program-unbundled.ts";

type Made = Awaited<ReturnType<typeof planOf>>;

/** The documented metrics of AWS, each with the names of its dimensions. */
const documented = {
  http: [
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
    "AWS/ApiGateway Count by ApiId",
    "AWS/ApiGateway 4xx by ApiId",
    "AWS/ApiGateway 5xx by ApiId",
    "AWS/ApiGateway Latency by ApiId",
  ],
  rest: [
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
    "AWS/ApiGateway Count by ApiName",
    "AWS/ApiGateway 4XXError by ApiName",
    "AWS/ApiGateway 5XXError by ApiName",
    "AWS/ApiGateway Latency by ApiName",
  ],
  both: [
    // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
    "AWS/Lambda Errors by FunctionName",
    "AWS/Lambda Throttles by FunctionName",
    "AWS/Lambda Duration by FunctionName",
    "AWS/Lambda ConcurrentExecutions by FunctionName",
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
    "AWS/DynamoDB ThrottledRequests by Operation, TableName",
    "AWS/DynamoDB SystemErrors by Operation, TableName",
    "AWS/DynamoDB ConsumedReadCapacityUnits by TableName",
    "AWS/DynamoDB ConsumedWriteCapacityUnits by TableName",
  ],
};

interface EmbeddedMetrics {
  Namespace: string;
  Dimensions: string[][];
  Metrics: { Name: string }[];
}

/** Returns the metrics that CloudWatch stores for the log line of one request, each with the values of its dimensions. */
function emittedBy(operation: string, functionName: string) {
  const { write } = process.stdout;
  let text = "";
  process.stdout.write = (chunk) => {
    text += chunk;
    return true;
  };
  process.env.AWS_LAMBDA_FUNCTION_NAME = functionName;
  logRequest({
    operation,
    status: 200,
    duration: 12,
    requestId: "request",
    gatewayRequestId: "gateway",
    coldStart: true,
    caller: "none",
  });
  delete process.env.AWS_LAMBDA_FUNCTION_NAME;
  process.stdout.write = write;
  const line = JSON.parse(text);
  return (line._aws.CloudWatchMetrics as EmbeddedMetrics[]).flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name }) =>
      Dimensions.map((set) => ({
        namespace: Namespace,
        metricName: Name,
        dimensions: Object.fromEntries(set.map((name) => [name, line[name]])),
      })),
    ),
  );
}

function described({ namespace, metricName, dimensions }: Omit<Metric, "stat">): string {
  return `${namespace} ${metricName} by ${Object.keys(dimensions).sort().join(", ")}`;
}

function widgetsOf({ find }: Made) {
  return JSON.parse(find("cloudwatch.Dashboard").inputs.dashboardBody).widgets;
}

/** Returns every metric that an alarm watches. */
function watchedBy({ all }: Made): Metric[] {
  return all("cloudwatch.MetricAlarm").flatMap(({ inputs }) =>
    inputs.metricQueries.flatMap(({ metric }: { metric?: Metric }) => metric ?? []),
  );
}

/** Returns every metric that a widget shows. */
function shownBy(made: Made): Omit<Metric, "stat">[] {
  return widgetsOf(made).flatMap(({ properties }: { properties: { metrics: string[][] } }) =>
    properties.metrics.map(([namespace, metricName, ...rest]) => {
      const pairs = Array.from({ length: (rest.length - 1) / 2 }, (_, index) =>
        rest.slice(2 * index, 2 * index + 2),
      );
      return { namespace, metricName, dimensions: Object.fromEntries(pairs) };
    }),
  );
}

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: alarms and widgets name metrics that exist`, async (t) => {
    const emitted = operations.flatMap(({ operation, FunctionName }) => emittedBy(operation, FunctionName));
    const existing = new Set([...documented[gateway], ...documented.both, ...emitted.map(described)]);
    const made = await planOf({ gateway, alarms: true, dashboard: true });
    const [watched, shown] = [watchedBy(made), shownBy(made)];
    const [functions, actions] = [operations.length, ofTable("ThrottledRequests").length];
    t.is(watched.length, 4 + 2 * functions + 2 * actions);
    t.is(shown.length, 8 + 3 * functions + actions);
    t.deepEqual(
      [...watched, ...shown].map(described).filter((metric) => !existing.has(metric)),
      [],
    );
    t.deepEqual(
      shown.filter(({ namespace }) => namespace === "UserApi"),
      emitted.filter(({ metricName }) => metricName === "ColdStarts"),
    );
  });
}
