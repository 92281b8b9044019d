// Tests the program in the local cloud.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startCloud } from "@user-api/local-cloud";

test("runs by the SDK's own runner, and is served", async () => {
  const log = [];
  const cloud = await startCloud({
    program: import.meta.dirname,
    port: 0,
    secrets: ["password=hush"],
    stackOutputs: ["acme/network/prod:keyArn=arn:aws:kms:key"],
    organization: "acme",
    onLog: (line) => log.push(line),
  });
  try {
    const { url, ...outputs } = cloud.outputs;
    assert.deepEqual(outputs, {
      topic: "Transformed",
      region: "us-west-2",
      isSecret: true,
      key: "arn:aws:kms:key",
      organization: "acme",
      zones: ["us-west-2a", "us-west-2b", "us-west-2c"],
    });
    assert.deepEqual(log, ["  aws:sns:Topic (alarms):\n    warning: mind the tags"]);
    const topic = cloud.resources.find(({ name }) => name === "alarms");
    const response = await fetch(`${url}/hello`);
    assert.equal(await response.text(), `Hello from ${topic.outputs.name}`);
  } finally {
    await cloud.close();
  }
});
