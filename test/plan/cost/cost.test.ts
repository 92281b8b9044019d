// Tests the table of prices: the cost of a stack, and the figures in the settings and docs.
import { readFileSync } from "node:fs";
import test from "ava";
import { allSettings } from "../../../components/settings/stack/all-settings.ts";
import type { Setting } from "../../../components/settings/stack/setting.ts";
import { costTable, metricsLine } from "../../../docs/write/cost-table.ts";
import { costOf, total } from "../../../plan/cost/cost.ts";
import { type Price, prices, pricesOf } from "../../../plan/cost/prices.ts";
import { resource } from "../resources/resource.ts";

const page = (name: string) => readFileSync(new URL(`../../../docs/${name}.md`, import.meta.url), "utf8");

const functionOf = (inputs: Record<string, unknown>) => resource("lambda/function:Function", inputs);

test("a million requests of an HTTP API with access logs, and a month of one route's metrics", (t) => {
  const { requests, month } = costOf([
    resource("apigatewayv2/api:Api", {}),
    resource("apigatewayv2/stage:Stage", { accessLogSettings: {} }),
    resource("dynamodb/table:Table", {}),
    functionOf({ memorySize: 256, architectures: ["arm64"] }),
  ]);
  t.deepEqual(
    Object.entries(requests).map(([what, usd]) => `${what} ${usd.toFixed(3)}`),
    [
      "API Gateway 1.000",
      "Lambda's requests 0.200",
      "Lambda's time 0.090",
      "table's writes 0.625",
      "functions' logs 1.000",
      "access logs 0.250",
    ],
  );
  t.is(total(requests).toFixed(2), "3.17");
  t.deepEqual(month, { metrics: 11 * 0.3 });
});

test("more memory, the other processor, replicas, a web ACL, alarms and a dashboard cost more", (t) => {
  const { requests, month } = costOf([
    resource("apigateway/restApi:RestApi", {}),
    resource("dynamodb/table:Table", { replicas: [{}, {}] }),
    resource("wafv2/webAclAssociation:WebAclAssociation", {}),
    resource("cloudwatch/metricAlarm:MetricAlarm", { metricQueries: [{ metric: {} }, { expression: "m0" }] }),
    resource("cloudwatch/metricAlarm:MetricAlarm", { metricName: "Errors" }),
    resource("cloudwatch/dashboard:Dashboard", {}),
    functionOf({ memorySize: 1024, architectures: ["x86_64"] }),
  ]);
  t.is(requests["API Gateway"], 3.5);
  t.is(requests["Lambda's time"]?.toFixed(2), "0.45");
  t.is(requests["table's writes"], 0.625 * 3);
  t.is(requests["web ACL"], 0.6);
  t.deepEqual(month, { metrics: 11 * 0.3, alarms: 0.2, dashboard: 3, "web ACL": 5 });
});

test("each price has a page of AWS's, which docs/settings.md names with the month", (t) => {
  for (const { source, usd } of Object.values<Price>(prices)) {
    t.true(usd > 0);
    t.true(page("settings").includes(`(${source})`), source);
  }
  t.true(page("settings").includes(`list prices for ${pricesOf.region} as of ${pricesOf.date}`));
});

test("the costs in the settings use the same prices", (t) => {
  const usd = (name: keyof typeof prices) => prices[name].usd.toFixed(2);
  const cost = (name: keyof typeof allSettings) => (allSettings[name] as Setting).cost ?? "";
  t.is(cost("gateway"), `${usd("httpApi")} (http), ${usd("restApi")} (rest)`);
  const webAcl = `${usd("webAcl")} for the ACL, 1.00 for each rule, ${usd("webAclRequests")} for the requests`;
  t.is(cost("webAclArn"), webAcl);
  t.is(cost("accessLogs"), ((500 * prices.logs.usd) / 1000).toFixed(2));
  t.true(cost("logRetentionDays").startsWith(`${usd("logs")} a GB written`));
  t.true(cost("dashboard").startsWith(usd("dashboard")));
  t.is(cost("pointInTimeRecovery"), `${usd("recovery")} a GB`);
});

test("the table of a million requests is written from the prices", (t) => {
  t.true(page("costs").includes(costTable()));
});

test("each route has six metrics of the gateway and five of its handler", (t) => {
  t.is(
    metricsLine(5),
    "CloudWatch metrics cost up to 16.50 a month more, whatever the traffic: 0.30 for each of 30 metrics of the gateway and 25 of the handlers. A metric without data costs nothing.",
  );
});
