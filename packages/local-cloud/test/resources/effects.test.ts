// What of a program has no effect, from what the rooms serve.
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

test("names types that no room serves, once, and nothing of Pulumi's own", (t) => {
  const topic = of("aws:sns/topic:Topic", { name: "a" });
  t.deepEqual(withoutEffect([topic, of("pulumi:pulumi:Stack"), topic, of("random:index/id:Id")], rooms), [
    "random:index/id:Id",
    "sns.Topic",
  ]);
});

test("names what a program sets of a served type and its room does not look at", (t) => {
  const tables = [
    of("aws:dynamodb/table:Table", { hashKey: "id", ttl: { enabled: true }, tags: { a: "b" } }),
    of("aws:dynamodb/table:Table", { hashKey: "id", billingMode: "PAY_PER_REQUEST" }),
  ];
  t.deepEqual(withoutEffect(tables, rooms), ["dynamodb.Table (billingMode, ttl)"]);
});

test("what is empty or switched off counts as not set", (t) => {
  const table = of("aws:dynamodb/table:Table", {
    ttl: undefined,
    replicas: [],
    deletionProtectionEnabled: false,
    serverSideEncryption: { enabled: false },
    streamViewType: "",
  });
  t.deepEqual(withoutEffect([table], rooms), []);
});
