// The metrics that the tests of alarms and dashboard expect.

/** The operations, with the names that mocks give their functions. */
export const operations = [
  { operation: "createUser", FunctionName: "user-api-create-user-0123456", action: "PutItem" },
  { operation: "listUsers", FunctionName: "user-api-list-users-0123456", action: "Scan" },
  { operation: "getUser", FunctionName: "user-api-get-user-0123456", action: "GetItem" },
  { operation: "updateUser", FunctionName: "user-api-update-user-0123456", action: "UpdateItem" },
  { operation: "deleteUser", FunctionName: "user-api-delete-user-0123456", action: "DeleteItem" },
];

/** How each gateway names its metrics. */
export const gatewayNames = {
  http: { api: { ApiId: "user-api-api" }, clientErrors: "4xx", serverErrors: "5xx" },
  rest: { api: { ApiName: "user-api-dev" }, clientErrors: "4XXError", serverErrors: "5XXError" },
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
  return operations.map(({ action }) => ({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensions: { TableName, Operation: action },
    stat: "Sum",
  }));
}
