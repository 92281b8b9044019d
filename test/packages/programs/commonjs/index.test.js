const assert = require("node:assert/strict");
const { createRequire } = require("node:module");
const { test } = require("node:test");
const pulumi = require("@pulumi/pulumi");

const functions = [];
const mocks = {
  newResource({ type, name, inputs }) {
    if (type === "aws:lambda/function:Function") functions.push(name);
    return { id: `${name}-id`, state: inputs };
  },
  call: ({ inputs }) => inputs,
};

test("the HTTP API has a function for each operation, and does not load what a REST API needs", async () => {
  await pulumi.runtime.setMocks(mocks);
  require("./index.js");
  await pulumi.runtime.disconnect();
  for (const name of ["users-find-users-by-email", "users-get-user"])
    assert.ok(functions.includes(name), name);
  const loaded = Object.keys(createRequire(__filename).cache);
  assert.ok(loaded.some((file) => file.includes("/@pulumi/aws/")));
  assert.deepEqual(
    loaded.filter((file) => file.includes("/@pulumi/awsx/")),
    [],
  );
});
