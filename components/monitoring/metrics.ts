// The CloudWatch metrics of one users API: what alarms and dashboard are made of.
import type * as pulumi from "@pulumi/pulumi";
import { metrics as handlerMetrics, namespace as handlerNamespace } from "../../handlers/http/metrics.ts";
import type { RouteFunction } from "../function/route-function.ts";
import type { GatewayMetrics } from "../gateway/gateway.ts";
import type { UsersTable } from "../table/users-table.ts";

export interface Metric {
  namespace: string;
  metricName: string;
  dimensions: Record<string, pulumi.Input<string>>;
  /** Statistic: `Sum`, `Maximum`, `p99`, … */
  stat: string;
  /** What a graph calls it. */
  label: string;
}

/** What is watched. */
export interface Watched {
  gateway: GatewayMetrics;
  functions: RouteFunction[];
  table: UsersTable;
}

/** Metrics of API Gateway. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
export function gatewayMetrics({ gateway }: Watched) {
  const metric = (metricName: string, stat: string, label: string): Metric => ({
    namespace: "AWS/ApiGateway",
    metricName,
    dimensions: gateway.dimensions,
    stat,
    label,
  });
  return {
    requests: metric("Count", "Sum", "requests"),
    clientErrors: metric(gateway.clientErrors, "Sum", "4xx"),
    serverErrors: metric(gateway.serverErrors, "Sum", "5xx"),
    latency: (stat: string) => metric("Latency", stat, stat),
  };
}

/** A metric of Lambda, for each function. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export function functionMetrics({ functions }: Watched, metricName: string, stat: string): Metric[] {
  return functions.map(({ route, function: fn }) => ({
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName: fn.name },
    stat,
    label: route.operation,
  }));
}

/** Cold starts, for each function, from the log lines of the handlers. */
export function coldStarts({ functions }: Watched): Metric[] {
  return functions.map(({ route, function: fn }) => {
    const values: Record<string, pulumi.Input<string>> = {
      FunctionName: fn.name,
      Operation: route.operation,
    };
    return {
      namespace: handlerNamespace,
      metricName: "ColdStarts" satisfies keyof typeof handlerMetrics,
      dimensions: Object.fromEntries(
        handlerMetrics.ColdStarts.dimensions.map((name) => [name, values[name] ?? ""]),
      ),
      stat: "Sum",
      label: route.operation,
    };
  });
}

/**
 * A metric of DynamoDB that exists by table and operation only, for each operation that the functions use.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export function tableOperationMetrics({ table, functions }: Watched, metricName: string): Metric[] {
  const operations = functions.flatMap(({ route }) =>
    route.actions.map(({ action }) => action.replace("dynamodb:", "")),
  );
  return [...new Set(operations)].map((operation) => ({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensions: { TableName: table.name, Operation: operation },
    stat: "Sum",
    label: operation,
  }));
}

/** What the table has consumed, in capacity units. */
export function consumedCapacity({ table }: Watched): Metric[] {
  return ["Read", "Write"].map((kind) => ({
    namespace: "AWS/DynamoDB",
    metricName: `Consumed${kind}CapacityUnits`,
    dimensions: { TableName: table.name },
    stat: "Sum",
    label: kind.toLowerCase(),
  }));
}
