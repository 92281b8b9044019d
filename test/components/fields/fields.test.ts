// Tests the argument `fields` of the component: it is checked before any resource, and reaches every function in a readable form.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { Fields } from "../../../handlers/user/fields.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { environments, routes } from "../../helpers/routes.ts";

const email: Fields = { email: { format: "email", maxLength: 254, example: "ada@example.org" } };

for (const preview of [true, false]) {
  test.serial(`every function gets the fields${preview ? ", in a preview too" : ""}`, async (t) => {
    const { all } = await planOf({ fields: email }, { preview });
    t.deepEqual(
      all("lambda.Function").map(({ inputs }) => inputs.environment.variables.FIELDS),
      routes.map(() => '{"email":{"format":"email","maxLength":254}}'),
    );
  });
}

test.serial("a user has a first and a last name unless told otherwise", async (t) => {
  const { all } = await planOf({});
  t.deepEqual(
    all("lambda.Function").map(({ inputs }) => inputs.environment),
    environments(),
  );
});

test.serial("refuses wrong fields before any child is made, with every fault in one message", async (t) => {
  const fields = {
    id: {},
    plan: { values: [] },
    age: { type: "integer", minimum: 0.5 },
  } as unknown as Fields;
  const { messages, registered } = await failureOf(() => new UserApi("shop", { fields, memorySize: 64 }));
  t.deepEqual(messages, [
    [
      'UserApi "shop":',
      "Expected `memorySize` to be an integer from 128 to 10240, got 64.",
      "Expected another name than `id` in `fields`, as every user has that property already.",
      "Expected `fields.plan.values` to be a list of different texts, each trimmed and without control characters, got [].",
      "Expected `fields.age.minimum` to be an integer that a double holds exactly, got 0.5.",
    ].join("\n  "),
  ]);
  t.deepEqual(registered, ["user-api:index:UserApi shop"]);
});

test.serial("refuses fields that are only known later", async (t) => {
  const fields = { email: { maxLength: pulumi.output(254) } } as unknown as Fields;
  const { messages } = await failureOf(() => new UserApi("shop", { fields }));
  t.deepEqual(messages, [
    'UserApi "shop": Expected `fields` to be plain values, got an output or a promise.',
  ]);
});
