// Tests the AWS SDK that Lambda's Node runtimes contain.
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import test from "ava";
import { loadHandler } from "../../src/lambda/runtime/load-handler.ts";
import { runtimeModules } from "../../src/lambda/runtime-modules.ts";
import { folderWith } from "../helpers/folders.ts";

const source = "AWS's blog on nodejs18.x, as quoted in aws-sdk-js 4431, 2023-05-24";

test(`${source}: an ES module imports the runtime's SDK, a package of its own comes first, and nothing else of the program is there`, async (t) => {
  const parent = await folderWith(t, {
    "1/f/index.mjs": `import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
      import { own } from "@aws-sdk/own";
      export const handler = async () => [typeof DynamoDBClient, own, await import("ava").catch(({ code }) => code)];`,
    "1/f/node_modules/@aws-sdk/own/index.js": 'exports.own = "its own";',
  });
  const folder = await runtimeModules(resolve(import.meta.dirname, "../../../.."), parent);
  t.is(folder, join(parent, "node_modules"));
  const handler = await loadHandler(join(parent, "1/f"), "index.handler");
  t.deepEqual(await handler({}, {}), ["function", "its own", "ERR_MODULE_NOT_FOUND"]);
});

test(`${source}: a function of CommonJS requires it too`, async (t) => {
  const parent = await folderWith(t, {});
  await runtimeModules(resolve(import.meta.dirname, "../../../.."), parent);
  await mkdir(join(parent, "1/f"), { recursive: true });
  await writeFile(
    join(parent, "1/f/index.js"),
    'exports.handler = () => typeof require("@aws-sdk/client-dynamodb").DynamoDBClient;',
  );
  const handler = await loadHandler(join(parent, "1/f"), "index.handler");
  t.is(handler({}, {}), "function");
});
