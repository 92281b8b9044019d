const assert = require("node:assert/strict");
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

test("the API has a function for each operation", async () => {
  await pulumi.runtime.setMocks(mocks);
  require("./index.js");
  await pulumi.runtime.disconnect();
  assert.equal(functions.length, 5);
});
