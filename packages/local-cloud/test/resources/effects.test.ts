// Tests the parts of a program that have no effect in the local run.
import test from "ava";
import { type Served, withoutEffect } from "../../src/resources/effects.ts";
import type { Resource } from "../../src/resources/resource.ts";

const of = (type: string, inputs: Resource["inputs"] = {}): Resource => ({
  type,
  name: "n",
  inputs,
  outputs: inputs,
});
const rooms: Served[] = [
  { "aws:dynamodb/table:Table": ["attributes", "hashKey"] },
  { "aws:iam/role:Role": ["assumeRolePolicy"] },
];

test("names types that the local run does not serve, once, and none of Pulumi's own", (t) => {
  const topic = of("aws:sns/topic:Topic", { name: "a" });
  t.deepEqual(withoutEffect([topic, of("pulumi:pulumi:Stack"), topic, of("random:index/id:Id")], rooms), [
    "random:index/id:Id",
    "sns.Topic",
  ]);
});

test("names inputs of a served type that the program sets and the local run does not read", (t) => {
  const tables = [
    of("aws:dynamodb/table:Table", { hashKey: "id", ttl: { enabled: true }, tags: { a: "b" } }),
    of("aws:dynamodb/table:Table", { hashKey: "id", billingMode: "PROVISIONED" }),
  ];
  t.deepEqual(withoutEffect(tables, rooms), ["dynamodb.Table (billingMode, ttl)"]);
});

test("names the members of an input that are not read, when others are", (t) => {
  const read: Served = {
    "aws:apigatewayv2/stage:Stage": ["routeSettings.routeKey", "defaultRouteSettings.throttlingBurstLimit"],
  };
  const stage = of("aws:apigatewayv2/stage:Stage", {
    routeSettings: [{ routeKey: "a" }, { routeKey: "b", loggingLevel: "INFO" }],
    defaultRouteSettings: { throttlingBurstLimit: 1, detailedMetricsEnabled: true, dataTraceEnabled: false },
    accessLogSettings: { format: "f", destinationArn: "a" },
  });
  t.deepEqual(withoutEffect([stage], [read]), [
    "apigatewayv2.Stage (accessLogSettings, defaultRouteSettings.detailedMetricsEnabled, routeSettings.loggingLevel)",
  ]);
});

test("an input that asks for what the local run does anyway counts as not set; another value does not", (t) => {
  const api = (types: string) => of("aws:apigateway/restApi:RestApi", { endpointConfiguration: { types } });
  const read: Served = { "aws:apigateway/restApi:RestApi": ["body"] };
  t.deepEqual(withoutEffect([api("REGIONAL")], [read]), []);
  t.deepEqual(withoutEffect([api("EDGE")], [read]), ["apigateway.RestApi (endpointConfiguration)"]);
});

test("an empty or switched-off input counts as not set", (t) => {
  const table = of("aws:dynamodb/table:Table", {
    ttl: undefined,
    replicas: [],
    deletionProtectionEnabled: false,
    serverSideEncryption: { enabled: false },
    streamViewType: "",
  });
  t.deepEqual(withoutEffect([table], rooms), []);
});
