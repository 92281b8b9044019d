// Where the users are: a table that exists already.
import test from "ava";
import { tableOf } from "../../helpers/program.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { kmsKeyArn, rolesOf, rolesOn, useOfKey } from "../../helpers/roles.ts";
import { environments } from "../../helpers/routes.ts";

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
          `got ${actual}. Name another, or leave it out for a table of its own.`,
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
