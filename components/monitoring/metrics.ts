// The CloudWatch metrics of one users API, for its alarms and its dashboard.
import type * as pulumi from "@pulumi/pulumi";
import {
  type metrics as handlerMetrics,
  namespace as handlerNamespace,
} from "../../handlers/http/metrics.ts";
import type { RouteFunction } from "../function/route-function.ts";
import type { GatewayMetrics } from "../gateway/gateway.ts";
import type { Route } from "../routes/route.ts";
import type { ClaimsTable } from "../table/claims-table.ts";
import type { UsersTable } from "../table/users-table.ts";

export interface Metric {
  namespace: string;
  metricName: string;
  dimensions: Record<string, pulumi.Input<string>>;
  /** The statistic: `Sum`, `Maximum`, `p99`, … */
  stat: string;
  /** The name of the metric in a graph. */
  label: string;
}

/** The resources whose metrics are watched. */
export interface Watched {
  gateway: GatewayMetrics;
  functions: RouteFunction[];
  table: UsersTable;
  /** The claims table; missing when no field is unique. */
  claims?: ClaimsTable | undefined;
}

/** Returns the metrics of API Gateway. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
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

/** Returns a metric of Lambda for each function. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export function functionMetrics({ functions }: Watched, metricName: string, stat: string): Metric[] {
  return functions.map(({ route, function: fn }) => ({
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName: fn.name },
    stat,
    label: route.operation,
  }));
}

/** Returns the metric of cold starts for each function. The handlers write it in their log lines. */
export function coldStarts({ functions }: Watched): Metric[] {
  return functions.map(({ route, function: fn }) => ({
    namespace: handlerNamespace,
    metricName: "ColdStarts",
    dimensions: { FunctionName: fn.name, Operation: route.operation } satisfies ColdStart,
    stat: "Sum",
    label: route.operation,
  }));
}

type ColdStart = Record<(typeof handlerMetrics)["ColdStarts"]["dimensions"][number], unknown>;

/**
 * Returns a metric of DynamoDB for each operation that the functions use. DynamoDB has these metrics only for a table and an operation.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export function tableOperationMetrics(watched: Watched, metricName: string): Metric[] {
  const { table, claims, functions } = watched;
  const metric = (name: pulumi.Input<string>, operation: string, label = operation): Metric => ({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensions: { TableName: name, Operation: operation },
    stat: "Sum",
    label,
  });
  const routes = functions.map(({ route }) => route);
  const ofUsers = operationsOn("users", routes).map((operation) => metric(table.name, operation));
  if (!claims) return ofUsers;
  const ofClaims = (operation: string) => metric(claims.name, operation, `${operation} of claims`);
  return [...ofUsers, ...operationsOn("claims", routes).map(ofClaims)];
}

/** Returns the operations on a table, each once. Writes of claims are transactions over both tables, which count as `TransactWriteItems`. */
function operationsOn(table: "users" | "claims", routes: Route[]): string[] {
  const operations = routes.flatMap(({ actions }) => {
    const transacts = actions.some(({ action, on }) => on.includes("claims") && !isRead(action));
    const own = actions
      .filter(({ on }) => on.some((place) => place.startsWith(table)))
      .filter(({ action }) => table === "users" || isRead(action))
      .map(({ action }) => action.replace("dynamodb:", ""));
    return transacts ? [...own, "TransactWriteItems"] : own;
  });
  return [...new Set(operations)];
}

const isRead = (action: string) => /^dynamodb:(?:Batch)?Get|:Query$|:Scan$/.test(action);

/** Returns the metrics of the capacity units that the tables consumed. */
export function consumedCapacity({ table, claims }: Watched): Metric[] {
  const consumed = (name: pulumi.Input<string>, kind: "Read" | "Write", of: string): Metric => ({
    namespace: "AWS/DynamoDB",
    metricName: `Consumed${kind}CapacityUnits`,
    dimensions: { TableName: name },
    stat: "Sum",
    label: kind.toLowerCase() + of,
  });
  return (["Read", "Write"] as const).flatMap((kind) => [
    consumed(table.name, kind, ""),
    ...(claims ? [consumed(claims.name, kind, " of claims")] : []),
  ]);
}
