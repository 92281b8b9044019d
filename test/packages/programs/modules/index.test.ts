import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";

const registered: string[] = [];
const mocks: pulumi.runtime.Mocks = {
  newResource({ type, name, inputs }) {
    registered.push(`${type} ${name}`);
    return { id: `${name}-id`, state: inputs };
  },
  call: ({ inputs }) => inputs,
};

test("the HTTP API has a function for each operation, and does not load what a REST API needs", async () => {
  await pulumi.runtime.setMocks(mocks);
  await import("./index.ts");
  await pulumi.runtime.disconnect();
  const ofType = (type: string) => registered.filter((one) => one.startsWith(type));
  assert.equal(ofType("aws:lambda/function:Function").length, 5);
  assert.deepEqual(ofType("aws:apigatewayv2/api:Api"), ["aws:apigatewayv2/api:Api users"]);
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  assert.ok(loaded.some((file) => file.includes("/@pulumi/aws/")));
  assert.deepEqual(
    loaded.filter((file) => file.includes("/@pulumi/awsx/")),
    [],
  );
});
