// Tests the plan for changes of a program, from the program to the plan.
import test, { type ExecutionContext } from "ava";
import { type Plan, planOf, planOfFailure } from "../../plan/plan.ts";
import type { Version } from "../../plan/program/version.ts";
import { type Edit, versionsWith } from "./changes.ts";

const key = 'table: { hashKey: "key", attributes: [{ name: "key", type: "S" }] }';

/** The changes of each API, by its name. */
const edits = {
  same: [],
  route: [
    [
      "users.ts",
      "  routes: [",
      `  routes: [
    {
      operation: "waveUser",
      method: "GET",
      path: "/v1/waves/{userId}",
      access: "read",
      actions: ["dynamodb:GetItem"],
      handler: () => import("./handlers/greet.ts"),
      resolveFrom: import.meta.url,
    },`,
    ],
  ],
  key: [["users.ts", "transform: {}", `transform: { ${key} }`]],
  auth: [["users.ts", 'auth: "iam"', 'auth: "none"']],
  field: [["users.ts", "    lastName: {},\n", ""]],
  handler: [["handlers/greet.ts", "status: 200", 'status: Number("five hundred")']],
} satisfies Record<string, Edit[]>;

type Api = keyof typeof edits;
const apis = Object.keys(edits) as Api[];
type Versions = Record<Api, Version>;

/** The program without and with the changes, run once each. */
let versions: Promise<[before: Versions, after: Versions]> | undefined;

async function versionsOf(t: ExecutionContext): Promise<[before: Versions, after: Versions]> {
  return [await versionsWith(t, apis), await versionsWith(t, apis, edits)];
}

/** Returns the plan of an API, as if the program had no other. */
async function planWith(t: ExecutionContext, api: Api): Promise<Plan> {
  versions ??= versionsOf(t);
  const [before, after] = await versions;
  return planOf(before[api], after[api]);
}

const actions = ({ changes }: Plan) =>
  changes.map(({ action, type, name }) => `${action} ${type.replace(/.*:/, "")} ${name}`);

test.serial("comparing a program with itself shows no change", async (t) => {
  const { changes, dangers, breaking, bundles, unknownTypes } = await planWith(t, "same");
  t.deepEqual(
    { changes, dangers, breaking, bundles, unknownTypes },
    {
      ...{ changes: [], dangers: [], breaking: [], bundles: [], unknownTypes: [] },
    },
  );
});

test.serial("an added route adds its resources, and is no danger", async (t) => {
  const plan = await planWith(t, "route");
  t.deepEqual(actions(plan).sort(), [
    "create Function route-wave-user",
    "create Integration route-wave-user",
    "create LogGroup route-wave-user",
    "create Permission route-wave-user",
    "create Role route-wave-user",
    "create RolePolicy route-wave-user",
    "create Route route-wave-user",
  ]);
  t.deepEqual([plan.dangers, plan.breaking], [[], []]);
  t.deepEqual(
    plan.bundles.map(({ name, before }) => [name, before]),
    [["route-wave-user", undefined]],
  );
});

test.serial("another key replaces the table, which comes before all else", async (t) => {
  const plan = await planWith(t, "key");
  t.deepEqual(actions(plan), ["replace Table key-users"]);
  t.deepEqual(plan.changes[0]?.inputs, [
    { path: "attributes[0].name", before: "id", after: "key" },
    { path: "hashKey", before: "id", after: "key" },
  ]);
  t.deepEqual(plan.dangers, [
    "The table key-users is replaced by an empty one, because of hashKey. It is protected, so the update stops there.",
  ]);
});

test.serial("auth set to none opens every route, and changes nothing else", async (t) => {
  const plan = await planWith(t, "auth");
  const routes = [
    "GET /v1/greetings/{userId}",
    "POST /v1/users",
    "DELETE /v1/users/{userId}",
    "GET /v1/users/{userId}",
    "GET /v1/users",
    "PATCH /v1/users/{userId}",
    "PUT /v1/users/{userId}",
  ];
  const [danger = "", ...others] = plan.dangers;
  t.regex(danger, /^Everybody may call routes that needed AWS_IAM before: /);
  t.deepEqual(
    danger
      .slice(danger.indexOf(":") + 2, -1)
      .split(", ")
      .sort(),
    routes.sort(),
  );
  t.deepEqual(others, []);
  t.deepEqual(
    actions(plan),
    actions(plan).filter((one) => one.startsWith("update Route ")),
  );
  t.is(plan.changes.length, routes.length);
});

test.serial("a removed field breaks clients, and changes the functions that get the fields", async (t) => {
  const plan = await planWith(t, "field");
  t.deepEqual(plan.dangers, []);
  t.deepEqual(plan.breaking, [
    { what: "In the answer 200, the field users[].lastName is gone", operations: ["GET /v1/users"] },
    {
      what: "In the request, the field lastName is gone",
      operations: ["POST /v1/users", "PUT /v1/users/{userId}", "PATCH /v1/users/{userId}"],
    },
    { what: "In the answer 201, the field lastName is gone", operations: ["POST /v1/users"] },
    {
      what: "In the answer 200, the field lastName is gone",
      operations: ["GET /v1/users/{userId}", "PUT /v1/users/{userId}", "PATCH /v1/users/{userId}"],
    },
  ]);
  t.true(actions(plan).length > 0);
  for (const { action, type, inputs } of plan.changes) {
    t.deepEqual([action, type], ["update", "aws:lambda/function:Function"]);
    t.deepEqual(
      inputs.map(({ path }) => path),
      ["environment.variables.FIELDS.lastName"],
    );
  }
});

test.serial("a handler that answers differently changes the code of its function only", async (t) => {
  const plan = await planWith(t, "handler");
  t.deepEqual(actions(plan), ["update Function handler-greet-user"]);
  t.deepEqual(
    plan.changes[0]?.inputs.map(({ path }) => path),
    ['code.assets."index.js"'],
  );
  t.deepEqual([plan.dangers, plan.breaking], [[], []]);
  t.deepEqual(
    plan.bundles.map(({ name }) => name),
    ["handler-greet-user"],
  );
});

test.serial("a handler that cannot be bundled is a danger with its place", async (t) => {
  versions ??= versionsOf(t);
  const [before] = await versions;
  const broken = versionsWith(t, ["people"], {
    people: [["handlers/greet.ts", "status: 200,", "status: 200,,"]],
  });
  const { message = "" } = (await t.throwsAsync(broken)) ?? {};
  const { dangers, changes } = planOfFailure("dev", before.same, message);
  t.deepEqual(changes, []);
  t.deepEqual(dangers, [
    `The program does not run, so nothing would be deployed:
Diagnostics:
  pulumi:pulumi:Stack (people-dev):
    error: Cannot bundle function "people-greet-user": Expected identifier but found "," (apis/people/handlers/greet.ts:5).`,
  ]);
});
