// Tests a caller's handler that replaces one of the component's: its resources, and the replacements that are refused.
import test from "ava";
import type { Replacement, UserApiArgs } from "../../../components/user-api.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { inputsOf } from "../../helpers/program-inputs.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";

const handler = () => import("../../fixtures/programs/handlers/traced.ts");
const mine: Replacement = { handler, resolveFrom: import.meta.url };
const operations = "createUser, listUsers, getUser, updateUser, patchUser, deleteUser";

for (const gateway of Object.values(Gateway)) {
  test.serial(
    `${gateway}: it has the route, the role and the variables of the operation that it replaces`,
    async (t) => {
      const fields = { email: { format: "email", unique: true } } as const;
      const ours = inputsOf(await planOf({ gateway, fields }));
      const replaced = inputsOf(await planOf({ gateway, fields, replace: { updateUser: mine } }));
      t.deepEqual(replaced, ours);
    },
  );
}

test.serial("its own arguments replace those of the operation", async (t) => {
  const own = {
    actions: ["dynamodb:GetItem"],
    statements: [
      {
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: "arn:aws:sqs:eu-central-1:123456789012:changes",
      },
    ],
    environment: { QUEUE: "changes" },
    timeout: 5,
    describe: { summary: "Change a user, and tell others" },
  } satisfies Partial<Replacement>;
  const { find, outputs } = await planOf({ replace: { updateUser: { ...mine, ...own } } });
  const [statement, , sqs] = JSON.parse(
    find("iam.RolePolicy", "user-api-update-user").inputs.policy,
  ).Statement;
  t.deepEqual(statement.Action, ["dynamodb:GetItem"]);
  t.deepEqual(sqs, own.statements[0]);
  t.like(find("lambda.Function", "user-api-update-user").inputs, {
    description: "PUT /v1/users/{userId}",
    timeout: 5,
    environment: {
      variables: { OPERATION: "updateUser", QUEUE: "changes", USERS_TABLE_NAME: outputs.tableName },
    },
  });
});

const kept =
  "may have actions, handler, resolveFrom, describe, statements, environment, memorySize, timeout, bundle";
const refused: [title: string, args: unknown, faults: string[]][] = [
  [
    "a list",
    { replace: [mine] },
    ["Expected `replace` to be an object such as { updateUser: { handler, resolveFrom } }, got [{"],
  ],
  [
    "an operation that there is not",
    { replace: { removeUser: mine } },
    [`Unknown operation \`replace.removeUser\`. Known are ${operations}.`],
  ],
  [
    "a handler alone",
    { replace: { updateUser: handler } },
    ["Expected `replace.updateUser` to be an object with `handler` and `resolveFrom`, got a function."],
  ],
  [
    "another path",
    { replace: { updateUser: { ...mine, path: "/v2/users/{userId}" } } },
    [`Unknown property \`replace.updateUser.path\`. A replacement ${kept}.`],
  ],
  [
    "no file",
    { replace: { updateUser: { handler } } },
    [
      "Expected `replace.updateUser.resolveFrom` to be the file that contains the callback: import.meta.url, or __filename in CommonJS, got nothing.",
    ],
  ],
  [
    "a variable of ours",
    { replace: { updateUser: { ...mine, environment: { FIELDS: "{}" } } } },
    [
      "`replace.updateUser`: Expected `environment` not to have FIELDS, as the component sets it for the handlers.",
    ],
  ],
  [
    "one that is left out",
    { without: ["updateUser"], replace: { updateUser: mine } },
    ["Expected updateUser in `without` or in `replace`, got it in both."],
  ],
  [
    "claims where no field is unique",
    { replace: { updateUser: { ...mine, actions: [{ action: "dynamodb:GetItem", on: "claims" }] } } },
    [
      'Route updateUser: `on: "claims"` works only with a field that is `unique`: without one there is no claims table.',
    ],
  ],
];

for (const [title, args, faults] of refused) {
  test.serial(`refuses ${title} in \`replace\``, async (t) => {
    const { messages } = await failureOf(() => new UserApi("user-api", args as UserApiArgs));
    t.is(messages.length, 1);
    for (const fault of faults) t.true(messages[0]?.startsWith(`UserApi "user-api": ${fault}`), messages[0]);
  });
}
