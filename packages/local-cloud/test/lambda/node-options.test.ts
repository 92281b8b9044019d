// Tests Node's options by runtime. Source: "Building Lambda functions with Node.js" of AWS's documentation, as of nodejs22.x.
import test from "ava";
import { nodeOptions } from "../../src/lambda/node-options.ts";
import { lambdaOf } from "../helpers/local.ts";

const source = "AWS's page on Node.js, as of nodejs22.x";

for (const [runtime, NODE_OPTIONS, expected] of [
  ["nodejs20.x", "", ["--no-experimental-require-module"]],
  ["nodejs22.x", "", ["--no-experimental-require-module", "--no-experimental-detect-module"]],
  [
    "nodejs22.x",
    "--max-http-header-size=9 --experimental-require-module",
    ["--no-experimental-detect-module"],
  ],
  ["nodejs24.x", "", []],
] as const) {
  test(`${source}: ${runtime} with NODE_OPTIONS '${NODE_OPTIONS}' has ${expected.length} features off`, (t) => {
    const options = nodeOptions({ memorySize: 128, runtime, env: { NODE_OPTIONS } });
    t.deepEqual(
      options.filter((option) => option.startsWith("--no-experimental")),
      expected,
    );
  });
}

const es = "export const handler = async () => 1;";
const requires = `const { writeFileSync } = require("node:fs");
  writeFileSync(__dirname + "/word.mjs", "export const word = 1;");
  const { word } = require("./word.mjs");
  exports.handler = async () => word;`;

test(`${source}: nodejs22.x does not find out that a .js file is an ES module`, async (t) => {
  const older = await lambdaOf(t, es, { runtime: "nodejs22.x" });
  const { error } = await older.invoke(older.arn, {});
  t.like(error?.payload, {
    errorType: "Runtime.UserCodeSyntaxError",
    errorMessage: "SyntaxError: Unexpected token 'export'",
  });
  const newer = await lambdaOf(t, es, { runtime: "nodejs24.x" });
  t.is((await newer.invoke(newer.arn, {})).payload, 1);
});

test(`${source}: nodejs20.x does not require() ES modules, unless the function's NODE_OPTIONS say so`, async (t) => {
  const older = await lambdaOf(t, requires, { runtime: "nodejs20.x" });
  const { error } = await older.invoke(older.arn, {});
  t.regex(error?.payload?.errorMessage ?? "", /^require\(\) of ES Module .*word\.mjs/);
  const variables = { NODE_OPTIONS: "--experimental-require-module" };
  const asked = await lambdaOf(t, requires, { runtime: "nodejs20.x", environment: { variables } });
  t.is((await asked.invoke(asked.arn, {})).payload, 1);
});
