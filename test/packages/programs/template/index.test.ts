import * as assert from "node:assert";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";

const registered: string[] = [];
const mocks: pulumi.runtime.Mocks = {
  newResource({ type, name, inputs }) {
    registered.push(`${type} ${name}`);
    // The component would refuse a topic without an ARN.
    return { id: `${name}-id`, state: { arn: `arn:aws:sns:eu-central-1:123456789012:${name}`, ...inputs } };
  },
  call: ({ inputs }) => inputs,
};

test("the REST API has a function for each operation, and alarms", async () => {
  await pulumi.runtime.setMocks(mocks);
  await import("./index.js");
  await pulumi.runtime.disconnect();
  const namesOf = (type: string) =>
    registered.flatMap((one) => (one.startsWith(type) ? one.split(" ")[1] : []));
  const functions = namesOf("aws:lambda/function:Function");
  assert.ok(functions.includes("users-find-users-by-email"));
  assert.ok(!functions.includes("users-delete-user"), "the program leaves it out");
  assert.deepStrictEqual(namesOf("aws:apigateway/restApi:RestApi"), ["users"]);
  assert.strictEqual(namesOf("aws:cloudwatch/metricAlarm:MetricAlarm").length, 6);
});
