// Tests the environment variables that Lambda accepts for a function.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { sizeFaults, variableFaults } from "../../../../components/routes/checks/variable-faults.ts";

// Source of the names: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
for (const name of [
  "AWS_REGION",
  "AWS_ACCESS_KEY_ID",
  "AWS_LAMBDA_METADATA_TOKEN",
  "LAMBDA_TASK_ROOT",
  "_HANDLER",
]) {
  test(`refuses ${name}, which Lambda reserves`, (t) => {
    t.deepEqual(variableFaults({ [name]: "x" }, "environment"), [
      `Expected \`environment\` to be without ${name}, which Lambda sets itself. Take another name.`,
    ]);
  });
}

for (const [name, remedy] of [
  ["MY-VAR", "MY_VAR"],
  ["my.var", "my_var"],
  ["1ST_TOPIC", "ST_TOPIC"],
  ["_TOPIC", "TOPIC"],
  ["A", "VAR_A"],
  ["", "VAR_X"],
] as const) {
  test(`refuses the name ${JSON.stringify(name)}, and says what to write`, (t) => {
    t.deepEqual(variableFaults({ [name]: "x" }, "environment"), [
      "Expected the names in `environment` to be two characters or more: a letter, then letters, digits and underscores, " +
        `got ${JSON.stringify(name)}. Write ${remedy}.`,
    ]);
    t.deepEqual(variableFaults({ [remedy]: "x" }, "environment"), []);
  });
}

test("takes variables that Lambda sets only by default, and values that come later", (t) => {
  const TOPIC = pulumi.output(Promise.resolve("users"));
  const variables = { AWS_LAMBDA_EXEC_WRAPPER: "/opt/x", TZ: "UTC", NODE_OPTIONS: "", AB: "", TOPIC };
  t.deepEqual(variableFaults(variables, "environment"), []);
});

test("refuses a value that is no string", (t) => {
  t.deepEqual(variableFaults({ DEBUG: true }, "environment"), [
    "Expected `environment.DEBUG` to be a string, got true.",
  ]);
});

// Source: recorded on AWS by LocalStack, TestLambdaSizeLimits of tests/aws/services/lambda_/test_lambda_api.py, 2025-11-25.
test("takes 4096 bytes of variables as JSON, and no more", (t) => {
  const filled = (bytes: number) => ({ LARGE_VAR: "x".repeat(bytes - '{"LARGE_VAR":""}'.length) });
  t.deepEqual(sizeFaults(filled(4096)), []);
  t.deepEqual(sizeFaults(filled(4097)), [
    "Expected all variables of the function, with the component's, to be at most 4096 bytes as JSON, got 4097. " +
      "Move large values into a parameter, a bucket or a module.",
  ]);
});

test("counts bytes, and what JSON escapes", (t) => {
  const rest = '{"AB":""}'.length;
  t.is(sizeFaults({ AB: "ü".repeat((4096 - rest - 1) / 2) }).length, 0);
  t.is(sizeFaults({ AB: "ü".repeat((4096 - rest - 1) / 2 + 1) }).length, 1);
  t.is(sizeFaults({ AB: '"'.repeat((4096 - rest - 1) / 2 + 1) }).length, 1);
});
