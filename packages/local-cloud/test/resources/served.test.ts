// Tests the lists of inputs that the parts of the local run say they serve, against the inputs that they read.
import test from "ava";
import { dynamodbServes } from "../../src/dynamodb/tables.ts";
import { eventSourcesServe } from "../../src/event-sources/mappings.ts";
import { gatewayServes } from "../../src/gateway/served.ts";
import { iamServes } from "../../src/iam/iam.ts";
import { lambdaServes } from "../../src/lambda/lambda.ts";
import { type Served, withoutEffect } from "../../src/resources/effects.ts";
import { deployEverything } from "./everything/deployment.ts";

const rooms: Served[] = [dynamodbServes, eventSourcesServe, gatewayServes, iamServes, lambdaServes];

test("exactly the inputs that nothing reads are listed as without effect, and every listed input is read", async (t) => {
  const { declared, reads, statuses } = await deployEverything(t);
  t.deepEqual(statuses, [200, 204, 401, 200, 404, 401, 200, 200], "everything is deployed and answers");
  const resources = declared.map((one) => ({ ...one, outputs: {} }));
  const read = Object.fromEntries([...reads].map(([type, seen]) => [type, [...seen]])) as Served;
  t.deepEqual(withoutEffect(resources, rooms), withoutEffect(resources, [read]));
  const listed = rooms.flatMap((room) => Object.entries(room));
  t.deepEqual(listed.map(([type]) => type).sort(), [...reads.keys()].sort(), "every type is declared");
  for (const [type, inputs] of listed) {
    const seen = [...(reads.get(type) ?? [])];
    const unread = inputs.filter((input) => !seen.some((path) => `${path}.`.startsWith(`${input}.`)));
    t.deepEqual(unread, [], type);
  }
});
