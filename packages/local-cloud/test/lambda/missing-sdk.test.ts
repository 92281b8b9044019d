// A package of the AWS SDK that Lambda has, and the program has not.
import test from "ava";
import { withRemedy } from "../../src/lambda/missing-sdk.ts";
import { lambdaOf } from "../helpers/local.ts";

for (const [title, code] of [
  ["at load", `require("@aws-sdk/client-none"); exports.handler = async () => 1;`],
  [
    "in an ES module",
    `import { None } from "@aws-sdk/client-none"; export const handler = async () => None;`,
  ],
  ["during an event", `exports.handler = async () => import("@aws-sdk/client-none/package.json");`],
] as const) {
  test(`a package that is missing ${title} is named, with what to do`, async (t) => {
    const { invoke, arn } = await lambdaOf(t, code);
    const { error, log } = await invoke(arn, {});
    const remedy =
      "Lambda's Node runtimes bring @aws-sdk/client-none along, and this machine has what the program has installed: npm install --save-dev @aws-sdk/client-none";
    t.true(error?.message.endsWith(`\n${remedy}`), error?.message);
    t.true(log.endsWith(remedy), log);
  });
}

test("a package that Lambda does not promise is to be bundled, and any other has no remedy", (t) => {
  t.is(
    withRemedy("Cannot find package '@smithy/core' imported from /f/index.mjs").remedy,
    "Lambda's Node runtimes may bring @smithy/core along, without a promise: npm install @smithy/core, and bundle it.",
  );
  t.deepEqual(withRemedy("Cannot find module 'lodash'"), { message: "Cannot find module 'lodash'" });
});
