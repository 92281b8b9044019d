import test from "ava";
import { fixture } from "../helpers/local.ts";
import { diagnostics, run, runTogether } from "../helpers/program.ts";

test("answers every look-up that it knows", async (t) => {
  const orders = { hashKey: { name: "customer", type: "S" }, rangeKey: { name: "placed", type: "N" } };
  const { unknown, ...outputs } = (await runTogether(t, "engine/look-ups", "update")).outputs;
  t.deepEqual(outputs, {
    statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: "*" }],
    table: {
      hashKey: "customer",
      rangeKey: "placed",
      attributes: [orders.hashKey, orders.rangeKey],
      arn: "arn:aws:dynamodb:eu-west-1:000000000000:table/orders",
    },
    zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    account: "000000000000",
    partition: "aws",
    region: "eu-west-1",
    zone: "acme.io",
  });
});

test("asks for the key of a table that the program only looks up", async (t) => {
  const { outputs } = await runTogether(t, "engine/look-ups", "update");
  t.is(
    outputs.unknown[0],
    "invocation of aws:dynamodb/getTable:getTable returned an error: The local run does not know the key of the table unknown. " +
      "Set it with --table unknown=KEY:TYPE, for example --table unknown=id:S.",
  );
});

test("refuses a look-up that it does not know, and names those that it does", async (t) => {
  const { outputs } = await runTogether(t, "engine/look-ups", "update");
  t.is(
    outputs.unknown[1],
    "invocation of aws:ec2/getVpc:getVpc returned an error: The local run has no answer for " +
      "aws:ec2/getVpc:getVpc. It answers aws.getRegion, aws.getCallerIdentity, aws.getPartition, " +
      "aws.getAvailabilityZones, aws.iam.getPolicyDocument, aws.dynamodb.getTable, aws.route53.getZone.",
  );
});

test("gives the outputs of another stack that the run was given", async (t) => {
  const { outputs } = await runTogether(t, "engine/stack-reference", "update");
  t.deepEqual(outputs, {
    key: "arn:aws:kms:key",
    zones: ["a", "b"],
    missing: true,
    value: "arn:aws:kms:key",
  });
});

test("refuses another stack that it knows nothing of", async (t) => {
  const { message } = await run(t, "engine/stack-reference");
  const failure =
    'unknown stack "acme/network/prod". Set its outputs with --stack-output acme/network/prod:KEY=VALUE.';
  t.is(
    message,
    diagnostics(
      ["error: update failed"],
      ["pulumi:pulumi:StackReference (acme/network/prod)", `error: ${failure}`],
    ),
  );
});

test("tells the program its organization, project, stack and folder", async (t) => {
  const place = { project: "fixture", stack: "dev", root: fixture, folder: fixture };
  const { outputs } = await runTogether(t, "engine/surroundings", "update");
  t.deepEqual(outputs, { organization: "organization", ...place, isPreview: false });
  const acme = await runTogether(t, "engine/surroundings", "preview");
  t.deepEqual(acme.outputs, { organization: "acme", ...place, isPreview: true });
});

/** Returns the lines of the program's own table, without the hash in its name. */
const ofOrders = (log: string[]) =>
  log.filter((line) => /orders-/.test(line)).map((line) => line.replace(/[0-9a-f]{7}$/, "…"));

test("finds a table that the program registers, once it is there", async (t) => {
  const { outputs, log } = await runTogether(t, "engine/own-table", "update");
  t.deepEqual(outputs, { hashKey: "customer", tags: { team: "shop" }, isProtected: false });
  t.deepEqual(ofOrders(log).toSorted(), [
    "found arn:aws:dynamodb:eu-west-1:000000000000:table/orders-…",
    "knows orders-…",
    "made orders-…",
  ]);
});

test("in a preview the name of the program's own table is known and its id is not, so the look-up waits", async (t) => {
  const { log } = await runTogether(t, "engine/own-table", "preview");
  t.deepEqual(ofOrders(log), ["knows orders-…"]);
});
