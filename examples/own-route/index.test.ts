// Tests the resources that the program registers, under mocks.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";

const registered = new Map<string, Record<string, unknown>>();

await pulumi.runtime.setMocks({
  newResource({ type, name, inputs }) {
    registered.set(`${type} ${name}`, inputs);
    return { id: `${name}-id`, state: inputs };
  },
  call: ({ inputs }) => inputs,
});
await import("./index.ts");
await pulumi.runtime.disconnect();

test("there is a function of the program's own", () => {
  const own = registered.get("aws:lambda/function:Function users-find-users-by-email");
  assert.equal(own?.description, "GET /v1/users-by-email/{email}");
});

test("e-mail addresses are an index of the table", () => {
  const table = registered.get("aws:dynamodb/table:Table users-users");
  assert.deepEqual(table?.globalSecondaryIndexes, [
    { name: "email", keySchemas: [{ attributeName: "email", keyType: "HASH" }], projectionType: "ALL" },
  ]);
});
