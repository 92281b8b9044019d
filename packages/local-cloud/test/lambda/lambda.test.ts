// What Lambda's room says that it serves.
import test from "ava";
import { lambdaServes } from "../../src/lambda/lambda.ts";
import { otherRuntimes } from "../../src/lambda/other-runtimes.ts";
import type { Resource } from "../../src/resources/resource.ts";
import { folderWith } from "../helpers/folders.ts";
import { lambdaOf } from "../helpers/local.ts";

test("it says that it serves what it reads of a function, and nothing else", async (t) => {
  const read = new Set<string>();
  const outputs = {
    arn: "arn:aws:lambda:eu-west-1:000000000000:function:f-1",
    role: "arn:aws:iam::000000000000:role/f-role",
    ...{ name: "f-1", handler: "index.handler", runtime: "nodejs24.x" },
  };
  const watched = new Proxy<Resource["outputs"]>(outputs, {
    get(target, name) {
      read.add(String(name));
      return Reflect.get(target, name);
    },
  });
  const folder = await folderWith(t, { "index.js": "exports.handler = async () => 1;" });
  const type = "aws:lambda/function:Function";
  const resources: Resource[] = [{ type, name: "f", inputs: {}, outputs: watched, folder }];
  otherRuntimes(resources);
  const { invoke, arn } = await lambdaOf(t, "", {}, { resources });
  t.is((await invoke(arn, {})).payload, 1);
  // The provider unpacks the code, and knows the ARN.
  read.delete("arn");
  t.deepEqual([...lambdaServes[type]].sort(), ["code", ...read].sort());
});
