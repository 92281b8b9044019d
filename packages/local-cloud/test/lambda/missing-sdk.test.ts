// Tests a package of the AWS SDK that Lambda has and the program has not installed.
import test from "ava";
import { withRemedy } from "../../src/lambda/missing-sdk.ts";
import { folderWith } from "../helpers/folders.ts";
import { lambdaOf } from "../helpers/local.ts";

for (const [title, code] of [
  ["at load", `require("@aws-sdk/client-none"); exports.handler = async () => 1;`],
  [
    "in an ES module",
    `import { None } from "@aws-sdk/client-none"; export const handler = async () => None;`,
  ],
  ["during an event", `exports.handler = async () => import("@aws-sdk/client-none/package.json");`],
] as const) {
  test(`a package that is missing ${title} is named, with the remedy`, async (t) => {
    const { invoke, arn } = await lambdaOf(t, code);
    const { error, log } = await invoke(arn, {});
    const remedy =
      "Lambda's Node runtimes contain @aws-sdk/client-none. The local run takes packages of the SDK from the program: npm install --save-dev @aws-sdk/client-none";
    t.true(error?.message.endsWith(`\n${remedy}`), error?.message);
    t.true(log.endsWith(remedy), log);
  });
}

test("all missing packages are named at once, each with Lambda's promise about it", async (t) => {
  const folder = await folderWith(t, {
    "index.mjs":
      'import { a } from "@aws-sdk/client-a"; import"@aws-sdk/client-there"; const word = "@aws-sdk/word";',
    "lib/other.js": `require('@aws-sdk/lib-b/deep'); await import("@smithy/c");`,
    "node_modules/@aws-sdk/client-there/index.js": 'require("@aws-sdk/inner");',
  });
  const said = "Cannot find package '@aws-sdk/client-a' imported from /f/index.mjs";
  t.deepEqual((await withRemedy(said, folder)).remedy?.split("\n"), [
    "Lambda's Node runtimes contain @aws-sdk/client-a, @aws-sdk/lib-b. The local run takes packages of the SDK from the program: npm install --save-dev @aws-sdk/client-a @aws-sdk/lib-b",
    "Lambda's Node runtimes may lack @smithy/c. Bundle what the function needs: npm install @smithy/c",
  ]);
});

test("an error about any other package has no remedy", async (t) => {
  const message = "Cannot find module 'lodash'";
  t.deepEqual(await withRemedy(message, "/nowhere"), { message });
});
