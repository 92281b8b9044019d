// Tests the claims table, and the permissions of the functions on it.
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { Fields } from "../../../components/user-api.ts";
import { outputsOf, plan } from "../../helpers/program.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { kmsKeyArn } from "../../helpers/roles.ts";

const fields = {
  firstName: {},
  email: { format: "email", unique: true },
  plan: { values: ["free", "team"], index: true },
  seats: { type: "integer", index: { sort: "updatedAt" } },
} satisfies Fields;

const tags = { project: "user-api", stack: "dev" };
const keys = { attributes: [{ name: "claim", type: "S" }], hashKey: "claim" };

test.serial("there is no claims table, and no variable for it, without a unique field", async (t) => {
  for (const given of [undefined, { email: { unique: false } }, { plan: { index: true } }] as (
    | Fields
    | undefined
  )[]) {
    const { all } = await planOf(given ? { fields: given } : {});
    t.deepEqual(
      all("dynamodb.Table").map(({ name }) => name),
      ["user-api-users"],
    );
    t.false(JSON.stringify(all("lambda.Function").map(({ inputs }) => inputs)).includes("CLAIMS_TABLE_NAME"));
  }
});

test.serial("the claims table has the guards, tags and replicas of the users table", async (t) => {
  const settings = { kmsKeyArn, pointInTimeRecovery: false, protectData: true, tags: { team: "a" } };
  for (const more of [{}, settings, { replicaRegions: ["eu-west-1"] }]) {
    const { find } = await planOf({ fields, ...more });
    const { attributes, hashKey, globalSecondaryIndexes, ...guards } = find(
      "dynamodb.Table",
      "user-api-users",
    ).inputs;
    t.deepEqual(find("dynamodb.Table", "user-api-claims").inputs, { ...keys, ...guards });
  }
  const { find } = await planOf({ fields });
  t.deepEqual(find("dynamodb.Table", "user-api-claims").inputs, {
    ...keys,
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: true },
    deletionProtectionEnabled: false,
    tags,
  });
});

test.serial("Pulumi protects and retains it with protectData", async (t) => {
  const guarded: string[] = [];
  const transformations: pulumi.ResourceTransformation[] = [
    ({ name, opts }) => {
      const { protect, retainOnDelete } = opts as pulumi.CustomResourceOptions;
      if (protect && retainOnDelete) guarded.push(name);
      return undefined;
    },
  ];
  await plan(() => outputsOf(new UserApi("user-api", { fields, protectData: true }, { transformations })));
  t.deepEqual(guarded, ["user-api-users", "user-api-claims"]);
});

test.serial("the component creates the claims table beside an existing users table", async (t) => {
  const { find } = await planOf({ fields: { email: { unique: true } }, existingTable: "people" });
  t.is(find("dynamodb.Table").name, "user-api-claims");
});

test.serial("warns of replicas, with the reason", async (t) => {
  const { warnings } = await planOf({ fields, replicaRegions: ["eu-west-1"] });
  t.deepEqual(warnings, [
    "With `replicaRegions`, `email` is unique only among the writes in one region: a replica gets a claim after the write, " +
      "so two regions can give one value to two users. Write in one region.",
  ]);
  t.deepEqual((await planOf({ replicaRegions: ["eu-west-1"] })).warnings, []);
});

test.serial("each role gets exactly what its parts need", async (t) => {
  const { all } = await planOf({ fields });
  const account = "eu-central-1:123456789012";
  const users = `arn:aws:dynamodb:${account}:table/user-api-users-0123456`;
  const claims = `arn:aws:dynamodb:${account}:table/user-api-claims-0123456`;
  const allow = (Resource: string, ...actions: string[]) => ({
    Effect: "Allow",
    Action: actions.map((action) => `dynamodb:${action}`),
    Resource,
  });
  const statements = all("iam.RolePolicy").map(({ name, inputs }) => [
    name.replace("user-api-", ""),
    JSON.parse(inputs.policy).Statement.filter(
      ({ Action }: { Action: string[] }) => !Action[0]?.startsWith("logs:"),
    ),
  ]);
  t.deepEqual(Object.fromEntries(statements), {
    "create-user": [allow(users, "PutItem", "GetItem"), allow(claims, "PutItem")],
    "list-users": [
      allow(users, "Scan", "GetItem"),
      allow(claims, "GetItem"),
      allow(`${users}/index/plan-createdAt`, "Query"),
      allow(`${users}/index/seats-updatedAt`, "Query"),
    ],
    "get-user": [allow(users, "GetItem")],
    "update-user": [allow(users, "UpdateItem"), allow(claims, "PutItem", "DeleteItem", "ConditionCheckItem")],
    "patch-user": [
      allow(users, "UpdateItem", "GetItem"),
      allow(claims, "PutItem", "DeleteItem", "ConditionCheckItem"),
    ],
    "delete-user": [allow(users, "DeleteItem", "GetItem"), allow(claims, "DeleteItem", "ConditionCheckItem")],
  });
  const knowing = all("lambda.Function").filter(
    ({ inputs }) => inputs.environment.variables.CLAIMS_TABLE_NAME,
  );
  t.deepEqual(
    knowing.map(({ name, inputs }) => [name, inputs.environment.variables.CLAIMS_TABLE_NAME]),
    ["create-user", "list-users", "update-user", "patch-user", "delete-user"].map((slug) => [
      `user-api-${slug}`,
      "user-api-claims-0123456",
    ]),
  );
});

test.serial("the users table has an index a field, named after field and order", async (t) => {
  const { find } = await planOf({ fields });
  const { attributes, globalSecondaryIndexes } = find("dynamodb.Table", "user-api-users").inputs;
  t.deepEqual(attributes, [
    { name: "id", type: "S" },
    { name: "plan", type: "S" },
    { name: "seats", type: "N" },
    { name: "createdAt", type: "S" },
    { name: "updatedAt", type: "S" },
  ]);
  const index = (field: string, time: string) => ({
    name: `${field}-${time}`,
    keySchemas: [
      { attributeName: field, keyType: "HASH" },
      { attributeName: time, keyType: "RANGE" },
    ],
    projectionType: "ALL",
  });
  t.deepEqual(globalSecondaryIndexes, [index("plan", "createdAt"), index("seats", "updatedAt")]);
});

const findByClaim = {
  operation: "countClaims",
  method: "GET" as const,
  path: "/v1/claims",
  access: "read" as const,
  actions: [{ action: "dynamodb:Scan", on: "claims" as const }],
  handler: () => import("../../fixtures/programs/handlers/greet.ts"),
  resolveFrom: import.meta.url,
};

test.serial("a route of a caller's own may use it, by its variable", async (t) => {
  const { find } = await planOf({ fields, routes: [findByClaim] });
  const { Statement } = JSON.parse(find("iam.RolePolicy", "user-api-count-claims").inputs.policy);
  t.is(Statement[0].Resource, "arn:aws:dynamodb:eu-central-1:123456789012:table/user-api-claims-0123456");
  const { variables } = find("lambda.Function", "user-api-count-claims").inputs.environment;
  t.is(variables.CLAIMS_TABLE_NAME, "user-api-claims-0123456");
});

const needs = "works only with a field that is `unique`: without one there is no claims table.";
const ofOurOwn =
  "works only with a table that the component creates; that of `existingTable` keeps its own settings.";
const lists = (name: string) =>
  `Expected \`transform.table\` without \`${name}\`, which would replace those of the \`fields\` with an \`index\`. ` +
  "Write all indexes in `transform.table` and remove `index` from the fields, or remove the list.";
const refused: [title: string, args: ConstructorParameters<typeof UserApi>[1], faults: string[]][] = [
  [
    "a route on claims that there are not",
    { routes: [findByClaim] },
    [`Route countClaims: \`on: "claims"\` ${needs}`],
  ],
  [
    "a transform of claims that there are not",
    { transform: { claimsTable: {} } },
    [`\`transform.claimsTable\` ${needs}`],
  ],
  [
    "an index on a table of somebody else's",
    { fields, existingTable: "people" },
    [`\`fields.plan.index\` ${ofOurOwn}`, `\`fields.seats.index\` ${ofOurOwn}`],
  ],
  [
    "a transform that would replace the indexes",
    { fields, transform: { table: { attributes: [], globalSecondaryIndexes: [] } } },
    [lists("attributes"), lists("globalSecondaryIndexes")],
  ],
];

for (const [title, args, faults] of refused) {
  test.serial(`refuses ${title} before any resource`, async (t) => {
    const { messages, registered } = await failureOf(() => new UserApi("users", args));
    for (const fault of faults) t.true(messages.join("\n").includes(fault), messages.join("\n"));
    t.deepEqual(registered, ["user-api:index:UserApi users"]);
  });
}
