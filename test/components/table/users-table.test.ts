// Where the users are: a table of our own with what guards it, or somebody else's.
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { routes } from "../../../components/routes.ts";
import { outputsOf, plan, tableOf } from "../../helpers/program.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { byName, environments, nameOf, namesOf } from "../../helpers/routes.ts";

const tags = { project: "user-api", stack: "dev" };
const account = "eu-central-1:123456789012";
const ownTableArn = `arn:aws:dynamodb:${account}:table/user-api-users-0123456`;
const kmsKeyArn = `arn:aws:kms:${account}:key/1234abcd`;

const useOfKey = {
  Effect: "Allow",
  Action: [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ],
  Resource: kmsKeyArn,
  Condition: { StringLike: { "kms:ViaService": "dynamodb.*.amazonaws.com" } },
};

/** What the table of a development stack is made of. */
const plainTable = {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
  pointInTimeRecovery: { enabled: true },
  deletionProtectionEnabled: false,
  tags,
};

type Made = Awaited<ReturnType<typeof planOf>>;

/** The statements that each role has: its route's actions on the table, its log, and what else is given. */
function rolesOn(tableArn: string, ...more: object[]) {
  return routes.map((route) => [
    { Effect: "Allow", Action: route.actions, Resource: tableArn },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${account}:log-group:${nameOf(route)}-0123456:*`,
    },
    ...more,
  ]);
}

function rolesOf({ find }: Made) {
  return namesOf().map((name) => JSON.parse(find("iam.RolePolicy", name).inputs.policy).Statement);
}

test.serial("goes without recovery when told so", async (t) => {
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
      // Mocks are not told of `protect`; a transformation is.
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
    "Expected `replicaRegions` to be other regions than the table's own, got eu-central-1.",
  ]);
});

test.serial("roles reach the table in the stack's own region only, whatever its replicas", async (t) => {
  t.deepEqual(rolesOf(await planOf({ replicaRegions: ["eu-west-1"] })), rolesOn(ownTableArn));
});

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: uses an existing table instead of creating one`, async (t) => {
    const made = await planOf({ gateway, existingTable: "people" });
    t.deepEqual(made.all("dynamodb.Table"), []);
    t.deepEqual(made.lookups, [["aws:dynamodb/getTable:getTable", { name: "people" }]]);
    t.is(made.outputs.tableName, "people");
    t.deepEqual(rolesOf(made), rolesOn(`arn:aws:dynamodb:${account}:table/people`));
    t.deepEqual(
      made.all("lambda.Function").map(({ inputs }) => inputs.environment),
      environments({ USERS_TABLE_NAME: "people" }),
    );
  });
}

test.serial("takes the name of an existing table that comes late", async (t) => {
  const { outputs, lookups } = await planOf({ existingTable: Promise.resolve("people") });
  t.is(outputs.tableName, "people");
  t.deepEqual(lookups, [["aws:dynamodb/getTable:getTable", { name: "people" }]]);
});

test.serial("lets the roles use the key of an existing table", async (t) => {
  const serverSideEncryption = { enabled: true, kmsKeyArn };
  const made = await planOf(
    { existingTable: "people" },
    { lookUp: () => ({ ...tableOf("people"), serverSideEncryption }) },
  );
  t.deepEqual(rolesOf(made), rolesOn(`arn:aws:dynamodb:${account}:table/people`, useOfKey));
});

const others = [
  {
    what: "another partition key",
    found: { hashKey: "email", attributes: [{ name: "email", type: "S" }] },
    actual: '"email" of type S',
  },
  {
    what: "a key of numbers",
    found: { attributes: [{ name: "id", type: "N" }] },
    actual: '"id" of type N',
  },
  {
    what: "a sort key",
    found: {
      rangeKey: "createdAt",
      attributes: [
        { name: "createdAt", type: "N" },
        { name: "id", type: "S" },
      ],
    },
    actual: '"id" of type S and a sort key "createdAt"',
  },
];

for (const preview of [true, false]) {
  const when = preview ? "a preview" : "an update";

  for (const { what, found, actual } of others) {
    test.serial(`refuses an existing table with ${what} in ${when}`, async (t) => {
      const lookUp = () => ({ ...tableOf("people"), ...found });
      const program = () => new UserApi("user-api", { existingTable: "people" });
      const { messages, registered } = await failureOf(program, { lookUp, preview });
      t.deepEqual(messages, [
        'Expected `existingTable` "people" to have the partition key "id" of type S and no sort key, ' +
          `got ${actual}.`,
      ]);
      t.deepEqual(
        registered.filter((one) => /^aws:(lambda|iam\/rolePolicy)/.test(one)),
        [],
      );
    });
  }

  test.serial(`takes an existing table with an index besides its key in ${when}`, async (t) => {
    const attributes = [
      { name: "email", type: "S" },
      { name: "id", type: "S" },
    ];
    const made = await planOf(
      { existingTable: "people" },
      { lookUp: () => ({ ...tableOf("people"), attributes }), preview },
    );
    const { variables } = made.find("lambda.Function", "user-api-get-user").inputs.environment;
    t.is(variables.USERS_TABLE_NAME, "people");
    t.deepEqual(made.all("dynamodb.Table"), []);
  });
}
