// Tests the six alarms: the metrics that they watch, and the topic that they notify.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { createAlarms } from "../../../components/monitoring/alarms.ts";
import type { Watched } from "../../../components/monitoring/metrics.ts";
import { settle } from "../../../components/settings/settle.ts";
import {
  type Gateways,
  gatewayNames,
  type Metric,
  ofApi,
  ofFunctions,
  ofTable,
} from "../../helpers/metrics.ts";
import { plan } from "../../helpers/program.ts";
import { Gateway, planOf } from "../../helpers/program-unbundled.ts";
import { routes } from "../../helpers/routes.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";

interface Alarm {
  slug: string;
  description: string;
  expression: string;
  threshold: number;
  periods: number;
  metrics: Metric[];
}

function sumOf(metrics: Metric[]): string {
  return `SUM([${metrics.map((_, index) => `FILL(m${index}, 0)`).join(", ")}])`;
}

function alarmsOf(gateway: Gateways): Alarm[] {
  const [functionErrors, functionThrottles] = [ofFunctions("Errors"), ofFunctions("Throttles")];
  const [tableThrottles, tableErrors] = [ofTable("ThrottledRequests"), ofTable("SystemErrors")];
  return [
    {
      slug: "server-errors",
      description: "More than 1 % of the requests were answered 5xx.",
      expression: "IF(m0 >= 20, 100 * m1 / m0, 0)",
      threshold: 1,
      periods: 2,
      metrics: [ofApi(gateway, "Count"), ofApi(gateway, gatewayNames[gateway].serverErrors)],
    },
    {
      slug: "latency",
      description: "One request in a hundred took longer than 2 seconds.",
      expression: "IF(m0 >= 20, m1, 0)",
      threshold: 2000,
      periods: 3,
      metrics: [ofApi(gateway, "Count"), ofApi(gateway, "Latency", "p99")],
    },
    {
      slug: "function-errors",
      description: "A function crashed, ran out of memory or out of time.",
      expression: sumOf(functionErrors),
      threshold: 0,
      periods: 1,
      metrics: functionErrors,
    },
    {
      slug: "function-throttles",
      description: "Lambda refused to run a function: concurrency was used up.",
      expression: sumOf(functionThrottles),
      threshold: 0,
      periods: 2,
      metrics: functionThrottles,
    },
    {
      slug: "table-throttles",
      description: "DynamoDB throttled more requests than retries absorb.",
      expression: sumOf(tableThrottles),
      threshold: 10,
      periods: 2,
      metrics: tableThrottles,
    },
    {
      slug: "table-errors",
      description: "DynamoDB had internal errors.",
      expression: sumOf(tableErrors),
      threshold: 10,
      periods: 2,
      metrics: tableErrors,
    },
  ];
}

/** Returns the inputs of the alarms, by name. */
function alarmInputs({ all }: Awaited<ReturnType<typeof planOf>>) {
  return Object.fromEntries(all("cloudwatch.MetricAlarm").map(({ name, inputs }) => [name, inputs]));
}

function expectedInputs(gateway: Gateways, more: object = {}) {
  return Object.fromEntries(
    alarmsOf(gateway).map((alarm) => [`user-api-${alarm.slug}`, { ...inputsOf(alarm), ...more }]),
  );
}

function inputsOf({ description, expression, threshold, periods, metrics }: Alarm) {
  return {
    alarmDescription: description,
    metricQueries: [
      { id: "alarm", expression, label: description, returnData: true },
      ...metrics.map((metric, index) => ({ id: `m${index}`, metric: { ...metric, period: 300 } })),
    ],
    comparisonOperator: "GreaterThanThreshold",
    threshold,
    evaluationPeriods: 3,
    datapointsToAlarm: periods,
    treatMissingData: "notBreaching",
    tags,
  };
}

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: six alarms watch the API`, async (t) => {
    t.deepEqual(alarmInputs(await planOf({ gateway, alarms: true })), expectedInputs(gateway));
  });

  test.serial(`${gateway}: alarms go to the topic given`, async (t) => {
    const alarmTopicArn = `arn:aws:sns:${account}:operations`;
    const made = await planOf({ gateway, alarms: true, alarmTopicArn });
    const actions = { alarmActions: [alarmTopicArn], okActions: [alarmTopicArn] };
    t.deepEqual(alarmInputs(made), expectedInputs(gateway, actions));
    t.deepEqual(made.all("sns.Topic"), []);
  });

  test.serial(`${gateway}: alarms are mailed to the address given, through a topic of ours`, async (t) => {
    const made = await planOf({ gateway, alarms: true, alarmEmail: "ops@acme.org" });
    t.deepEqual(made.find("sns.Topic", "user-api-alarms").inputs, { tags });
    const topic = `arn:aws:sns:${account}:user-api-alarms-0123456`;
    t.deepEqual(made.find("sns.TopicSubscription", "user-api-alarms").inputs, {
      topic,
      protocol: "email",
      endpoint: "ops@acme.org",
    });
    t.deepEqual(alarmInputs(made), expectedInputs(gateway, { alarmActions: [topic], okActions: [topic] }));
  });
}

test.serial("alarms watch an existing table under its own name", async (t) => {
  const inputs = alarmInputs(await planOf({ existingTable: "people", alarms: true }));
  const text = JSON.stringify(inputs);
  const count = 2 * ofTable("ThrottledRequests").length;
  t.is(text.match(/"TableName":"people"/g)?.length, count);
  t.is(text.match(/"TableName"/g)?.length, count);
});

test.serial("more than the ten metrics that an alarm takes get a further alarm", async (t) => {
  const functions = Array.from({ length: 12 }, (_, n) => ({
    route: { operation: `operation${n}`, actions: [{ action: "dynamodb:GetItem", on: ["users"] }] },
    function: { name: `function-${n}` },
  })) as unknown as Watched["functions"];
  const gateway = { dimensions: {}, clientErrors: "4xx", serverErrors: "5xx" };
  const table = { name: pulumi.output("users") } as Watched["table"];
  const watched = { gateway, functions, table };
  const made = await plan(() => {
    const settings = settle(
      "many",
      {},
      () => routes,
      new pulumi.ComponentResource("test:index:Many", "many"),
    );
    createAlarms("many", { watched, actions: [], settings }, {});
  });
  const errors = ["many-function-errors", "many-function-errors-2"].map((name) =>
    made
      .find("cloudwatch.MetricAlarm", name)
      .inputs.metricQueries.slice(1)
      // biome-ignore lint/suspicious/noExplicitAny: the inputs of a mocked resource
      .map(({ metric }: any) => metric.dimensions.FunctionName),
  );
  t.deepEqual(
    errors.map((names) => names.length),
    [10, 2],
  );
  t.deepEqual(
    errors.flat(),
    functions.map(({ function: { name } }) => name),
  );
});
