// The table of costs in docs/costs.md, made from AWS's list prices.

import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";
import { costOf, metricsOfRoute, total } from "../../plan/cost/cost.ts";
import { prices } from "../../plan/cost/prices.ts";
import { table } from "./table.ts";

/** The table of what the default stack costs, with either gateway. */
export function costTable(): string {
  const [http, rest] = [cost("apigatewayv2/api:Api", true), cost("apigateway/restApi:RestApi", false)];
  const both = (cell: (one: Record<string, number>) => string) => [cell(http), cell(rest)];
  const requests = usd(prices.invocations.usd);
  return table([
    ["US dollars", "`http`", "`rest`"],
    ["API Gateway", ...both((one) => usd(one["API Gateway"]))],
    [
      `Lambda: ${requests} for requests, ${usd(http["Lambda's time"])} for their time`,
      ...both((one) => usd((one["Lambda's requests"] ?? 0) + (one["Lambda's time"] ?? 0))),
    ],
    [
      "table: a million writes, or reads",
      ...both((one) => `${usd(one["table's writes"])}, ${usd(prices.reads.usd)}`),
    ],
    ["functions' logs, about 2 GB", ...both((one) => usd(one["functions' logs"]))],
    [
      "access logs (off for `rest` unless set), 0.5 GB",
      ...both((one) => (one["access logs"] ? usd(one["access logs"]) : "")),
    ],
    ["total, if every request writes", ...both((one) => usd(total(one)))],
  ]);
}

/** The sentence on the cost of metrics, for a number of routes. */
export function metricsLine(routes: number): string {
  const [gateway, handlers] = [routes * metricsOfRoute.gateway, routes * metricsOfRoute.handler];
  const sum = usd((gateway + handlers) * prices.metric.usd);
  const each = usd(prices.metric.usd);
  return `CloudWatch metrics cost up to ${sum} a month more, whatever the traffic: ${each} for each of ${gateway} metrics of the gateway and ${handlers} of the handlers. A metric without data costs nothing.`;
}

function cost(api: string, accessLogs: boolean): Record<string, number> {
  const stage = { accessLogSettings: accessLogs ? {} : undefined };
  const resources: [string, Record<string, unknown>][] = [
    [api, {}],
    ["apigatewayv2/stage:Stage", stage],
    ["dynamodb/table:Table", {}],
    ["lambda/function:Function", { memorySize: 256, architectures: ["arm64"] }],
  ];
  return costOf(resources.map(([type, inputs]) => ({ type: `aws:${type}`, inputs }) as PlannedResource))
    .requests;
}

function usd(value = 0): string {
  return value.toFixed(2);
}
