// Computes what a stack costs from its resources and the list prices.
import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";
import { type Price, prices, request } from "./prices.ts";

/** The cost of a stack: US dollars by the thing that is charged, in a fixed order. A thing that costs nothing is left out. */
export interface Cost {
  /** The cost of a million requests, each of which writes an item of up to 1 KB. */
  requests: Record<string, number>;
  /** The cost of a month without any request. */
  month: Record<string, number>;
}

const million = 1_000_000;
const gb = 1_000_000_000;

/** The number of metrics of one route: those of the gateway, and those of the handler (three outcomes, duration, cold starts). */
export const metricsOfRoute = { gateway: 6, handler: 5 };

/** Returns the cost of a stack with these resources. */
export function costOf(resources: PlannedResource[]): Cost {
  const all = (type: string) =>
    resources.filter((one) => one.type === `aws:${type}`).map(({ inputs }) => inputs);
  const [http, rest] = [all("apigatewayv2/api:Api").length, all("apigateway/restApi:RestApi").length];
  const functions = all("lambda/function:Function");
  const stages = [...all("apigatewayv2/stage:Stage"), ...all("apigateway/stage:Stage")];
  const webAcls = all("wafv2/webAclAssociation:WebAclAssociation").length;
  const tables = all("dynamodb/table:Table");
  const replicas = tables.flatMap(({ replicas = [] }) => replicas as unknown[]).length;
  return {
    requests: present({
      "API Gateway": http > 0 ? prices.httpApi.usd : rest > 0 ? prices.restApi.usd : 0,
      "Lambda's requests": functions.length > 0 ? prices.invocations.usd : 0,
      "Lambda's time": timeCost(functions),
      "table's writes": prices.writes.usd * (1 + replicas),
      "functions' logs": functions.length > 0 ? logCost(request.functionLogBytes) : 0,
      "access logs": stages.some((stage) => stage.accessLogSettings) ? logCost(request.accessLogBytes) : 0,
      "web ACL": webAcls * prices.webAclRequests.usd,
    }),
    month: present({
      metrics: functions.length * (metricsOfRoute.handler + metricsOfRoute.gateway) * prices.metric.usd,
      alarms: all("cloudwatch/metricAlarm:MetricAlarm").map(metricsOf).reduce(sum, 0) * prices.alarm.usd,
      dashboard: all("cloudwatch/dashboard:Dashboard").length * prices.dashboard.usd,
      "web ACL": webAcls * prices.webAcl.usd,
    }),
  };
}

/** Returns the cost of Lambda's time for a million requests to the most expensive function. */
function timeCost(functions: Record<string, unknown>[]): number {
  const each = functions.map(({ memorySize = 128, architectures }) => {
    const { usd }: Price = (architectures as string[])?.[0] === "arm64" ? prices.timeArm64 : prices.timeX86;
    return ((million * request.ms) / 1000) * (Number(memorySize) / 1024) * usd;
  });
  return Math.max(0, ...each);
}

function logCost(bytes: number): number {
  return ((million * bytes) / gb) * prices.logs.usd;
}

/** Returns the number of metrics that an alarm watches: AWS charges an alarm for each of them. */
function metricsOf({ metricQueries = [] }: Record<string, unknown>): number {
  const queries = metricQueries as { metric?: unknown }[];
  return queries.length > 0 ? queries.filter(({ metric }) => metric).length : 1;
}

export function total(costs: Record<string, number>): number {
  return Object.values(costs).reduce(sum, 0);
}

function present(costs: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(costs).filter(([, usd]) => usd > 0));
}

function sum(one: number, other: number): number {
  return one + other;
}
