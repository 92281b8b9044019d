// The metrics that the tests of alarms and dashboard expect.
import { actionsOf, nameOf, routes } from "./routes.ts";

/** The operations, with the function names that the mocks give. */
export const operations = routes.map((route) => ({
  operation: route.operation,
  FunctionName: `${nameOf(route)}-0123456`,
}));

/** The names of each gateway's metrics and dimensions. */
export const gatewayNames = {
  http: { api: { ApiId: "user-api-api" }, clientErrors: "4xx", serverErrors: "5xx" },
  rest: { api: { ApiName: "user-api-dev-401cec33" }, clientErrors: "4XXError", serverErrors: "5XXError" },
};

export type Gateways = keyof typeof gatewayNames;

export interface Metric {
  namespace: string;
  metricName: string;
  dimensions: Record<string, string>;
  stat: string;
}

export function ofApi(gateway: Gateways, metricName: string, stat = "Sum"): Metric {
  return { namespace: "AWS/ApiGateway", metricName, dimensions: gatewayNames[gateway].api, stat };
}

export function ofFunctions(metricName: string, stat = "Sum"): Metric[] {
  return operations.map(({ FunctionName }) => ({
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName },
    stat,
  }));
}

export function ofTable(metricName: string): Metric[] {
  const TableName = "user-api-users-0123456";
  return actionsOf(routes).map((Operation) => ({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensions: { TableName, Operation },
    stat: "Sum",
  }));
}
