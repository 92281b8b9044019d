// Tests the users table that the component creates, with the settings that protect it.
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { outputsOf, plan } from "../../helpers/program.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { kmsKeyArn, rolesOf, rolesOn, useOfKey } from "../../helpers/roles.ts";
import { byName } from "../../helpers/routes.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";
const ownTableArn = `arn:aws:dynamodb:${account}:table/user-api-users-0123456`;

/** The inputs of the table in a development stack. */
const plainTable = {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
  pointInTimeRecovery: { enabled: true },
  deletionProtectionEnabled: false,
  tags,
};

test.serial("has no point-in-time recovery when it is switched off", async (t) => {
  const { find } = await planOf({ pointInTimeRecovery: false });
  t.deepEqual(find("dynamodb.Table").inputs, { ...plainTable, pointInTimeRecovery: { enabled: false } });
});

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: protectData makes AWS keep the table and the log groups`, async (t) => {
    const { find, all } = await planOf({ gateway, accessLogs: true, protectData: true });
    t.deepEqual(find("dynamodb.Table").inputs, { ...plainTable, deletionProtectionEnabled: true });
    const kept = { retentionInDays: 30, skipDestroy: true, tags };
    const groups = all("cloudwatch.LogGroup").map(({ name, inputs }) => [name, inputs]);
    t.deepEqual(Object.fromEntries(groups), {
      ...byName(() => kept),
      "user-api-access": { namePrefix: "/aws/vendedlogs/user-api-access-", ...kept },
    });
  });
}

for (const protectData of [true, false]) {
  test.serial(
    `Pulumi protects and retains ${protectData ? "the table and nothing else" : "nothing"} with protectData ${protectData}`,
    async (t) => {
      // Mocks do not see `protect`, but a transformation does.
      const guarded: string[] = [];
      const transformations: pulumi.ResourceTransformation[] = [
        ({ type, name, opts }) => {
          const { protect, retainOnDelete } = opts as pulumi.CustomResourceOptions;
          if (protect || retainOnDelete) guarded.push(`${type} ${name} ${protect} ${retainOnDelete}`);
          return undefined;
        },
      ];
      await plan(() => outputsOf(new UserApi("user-api", { protectData }, { transformations })));
      t.deepEqual(guarded, protectData ? ["aws:dynamodb/table:Table user-api-users true true"] : []);
    },
  );
}

test.serial("encrypts with the key given, which the roles may use through DynamoDB only", async (t) => {
  const made = await planOf({ kmsKeyArn });
  t.deepEqual(made.find("dynamodb.Table").inputs, {
    ...plainTable,
    serverSideEncryption: { enabled: true, kmsKeyArn },
  });
  t.deepEqual(rolesOf(made), rolesOn(ownTableArn, useOfKey));
});

test.serial("replicates to the regions given, each replica with recovery, protection and tags", async (t) => {
  const { find } = await planOf({ replicaRegions: ["eu-west-1", "us-east-1"], protectData: true });
  const replica = { pointInTimeRecovery: true, propagateTags: true, deletionProtectionEnabled: true };
  t.deepEqual(find("dynamodb.Table").inputs, {
    ...plainTable,
    deletionProtectionEnabled: true,
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    replicas: [
      { regionName: "eu-west-1", ...replica },
      { regionName: "us-east-1", ...replica },
    ],
  });
});

test.serial("a replica has no more recovery or protection than the table", async (t) => {
  const { find } = await planOf({ replicaRegions: ["eu-west-1"], pointInTimeRecovery: false });
  t.deepEqual(find("dynamodb.Table").inputs.replicas, [
    {
      regionName: "eu-west-1",
      pointInTimeRecovery: false,
      propagateTags: true,
      deletionProtectionEnabled: false,
    },
  ]);
});

test.serial("refuses the stack's own region for a replica", async (t) => {
  const { messages } = await failureOf(
    () => new UserApi("user-api", { replicaRegions: ["eu-west-1", "eu-central-1"] }),
  );
  t.deepEqual(messages, [
    "Expected `replicaRegions` to be other regions than the table's own, got eu-central-1. Remove it: the table itself is there.",
  ]);
});

test.serial("roles reach the table in the stack's own region only, whatever its replicas", async (t) => {
  t.deepEqual(rolesOf(await planOf({ replicaRegions: ["eu-west-1"] })), rolesOn(ownTableArn));
});
