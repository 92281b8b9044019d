// Tests a component whose users are in a table that exists already.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { outputsOf, plan, tableOf } from "../../helpers/program.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { kmsKeyArn, rolesOf, rolesOn, useOfKey } from "../../helpers/roles.ts";
import { environments, routes } from "../../helpers/routes.ts";

const account = "eu-central-1:123456789012";

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

test.serial(
  "waits in a preview for a table of the same program, whose name is known, and finds it in the update",
  async (t) => {
    const program = () => {
      const { name } = new aws.dynamodb.Table("people", {
        name: "people",
        attributes: [{ name: "id", type: "S" }],
        hashKey: "id",
      });
      return outputsOf(new UserApi("user-api", { existingTable: name }));
    };
    const preview = await plan(program, { preview: true });
    const looksUp = ([token]: [string, unknown]) => token === "aws:dynamodb/getTable:getTable";
    t.deepEqual(preview.lookups.filter(looksUp), []);
    t.is(preview.all("lambda.Function").length, routes.length);
    const update = await plan(program);
    t.deepEqual(update.lookups.filter(looksUp), [["aws:dynamodb/getTable:getTable", { name: "people" }]]);
    t.is(update.outputs.tableName, "people");
  },
);

const own = { tags: { project: "user-api", stack: "dev", team: "users" }, deletionProtectionEnabled: false };
const givenUp =
  "Expected `existingTable` to be a table that stays in AWS after this update, got NAME. By its tags this stack created it, " +
  "and it has no deletion protection: the update would delete it with its data. Leave `existingTable` out, set `protectData` and " +
  "run `pulumi up` first, then hand the table over as docs/operations.md says.";

for (const preview of [true, false]) {
  const when = preview ? "a preview" : "an update";

  for (const [title, existingTable] of [
    ["said", "people"],
    ["a secret", pulumi.secret("user-api-users-0a1b2c3")],
  ] as const) {
    test.serial(
      `refuses the stack's own table without protection in ${when}: its name is ${title}`,
      async (t) => {
        const lookUp = (token: string, inputs: Record<string, unknown>) =>
          token.endsWith(":getTable") ? { ...tableOf(inputs.name as string), ...own } : undefined;
        const { messages } = await failureOf(() => new UserApi("user-api", { existingTable }), {
          lookUp,
          preview,
        });
        const name = typeof existingTable === "string" ? existingTable : "user-api-users-0a1b2c3";
        t.deepEqual(messages, [givenUp.replace("NAME", JSON.stringify(name))]);
      },
    );
  }
}

for (const [title, found] of [
  ["protected, as one that is handed over", { deletionProtectionEnabled: true }],
  ["of another stack", { tags: { ...own.tags, stack: "prod" } }],
  ["of another project", { tags: { ...own.tags, project: "shop" } }],
  ["without tags", { tags: {} }],
] as const) {
  test.serial(`takes a table that is ${title}`, async (t) => {
    const lookUp = () => ({ ...tableOf("people"), ...own, ...found });
    const { outputs } = await planOf({ existingTable: "people" }, { lookUp });
    t.is(outputs.tableName, "people");
  });
}

test.serial("takes a table of the same program that has the stack's tags", async (t) => {
  const lookUp = (token: string) =>
    token.endsWith(":getTable") ? { ...tableOf("people"), ...own } : undefined;
  const existingTable = pulumi.output(Promise.resolve("people"));
  t.is((await planOf({ existingTable }, { lookUp })).outputs.tableName, "people");
});

test.serial("lets the roles use the key of an existing table", async (t) => {
  const serverSideEncryption = { enabled: true, kmsKeyArn };
  const made = await planOf(
    { existingTable: "people" },
    {
      lookUp: (token) =>
        token.endsWith(":getTable") ? { ...tableOf("people"), serverSideEncryption } : undefined,
    },
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
          `got ${actual}. Name another table, or remove \`existingTable\` to get a new one.`,
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
