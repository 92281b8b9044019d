import test from "ava";
import { fixture } from "../helpers/local.ts";
import { diagnostics, run } from "../helpers/program.ts";

test("answers every look-up that it knows", async (t) => {
  const orders = { hashKey: { name: "customer", type: "S" }, rangeKey: { name: "placed", type: "N" } };
  const { outputs } = await run(t, "engine/look-ups", { tables: { orders } });
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
  const { message } = await run(t, "engine/look-ups");
  t.true(
    message.includes(
      "returned an error: The local run does not know the key of the table orders. " +
        "Set it with --table orders=KEY:TYPE, for example --table orders=id:S.",
    ),
    message,
  );
});

test("gives the outputs of another stack that the run was given", async (t) => {
  const stackOutputs = { "acme/network/prod": { keyArn: "arn:aws:kms:key", zones: ["a", "b"] } };
  const { outputs } = await run(t, "engine/stack-reference", { stackOutputs });
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
  const { outputs } = await run(t, "engine/surroundings");
  t.deepEqual(outputs, { organization: "organization", ...place, isPreview: false });
  const acme = await run(t, "engine/surroundings", { organization: "acme", preview: true });
  t.deepEqual(acme.outputs, { organization: "acme", ...place, isPreview: true });
});

test("finds a table that the program registers, once it is there", async (t) => {
  const { outputs, log } = await run(t, "engine/own-table");
  t.deepEqual(outputs, { hashKey: "customer", tags: { team: "shop" }, isProtected: false });
  t.deepEqual(log.map((line) => line.replace(/[0-9a-f]{7}$/, "…")).toSorted(), [
    "found arn:aws:dynamodb:eu-west-1:000000000000:table/orders-…",
    "knows orders-…",
    "made orders-…",
  ]);
});

test("in a preview the name of the program's own table is known and its id is not, so the look-up waits", async (t) => {
  const { message, log } = await run(t, "engine/own-table", { preview: true });
  t.is(message, "");
  t.deepEqual(
    log.map((line) => line.replace(/[0-9a-f]{7}$/, "…")),
    ["knows orders-…"],
  );
});
