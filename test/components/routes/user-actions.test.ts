// Tests the actions of `users`: the constant of each function allows the actions that the function uses, and no more.
import test from "ava";
import { allRoutes } from "../../../components/routes/all-routes.ts";
import { routesFor } from "../../../components/routes/routes.ts";
import { userActions } from "../../../components/routes/user-actions.ts";
import type { Fields, User } from "../../../handlers/user/fields.ts";
import { startTable } from "../../helpers/handler.ts";
import { findUserByEmail } from "../../helpers/own-route.ts";

const fields = {
  email: { format: "email", unique: true },
  plan: { values: ["free", "team"], index: true },
} satisfies Fields;
const table = await startTable(fields);
const { users } = await import("../../../handlers/index.ts");
test.after.always(() => table.close());

let count = 0;
const request = () => ({
  id: `request-${++count}`,
  signal: AbortSignal.timeout(10_000),
  caller: { id: "ada", identity: ["ada"], scopes: [], groups: [], claims: {} },
});
const input = () => ({ email: `ada${++count}@x.org`, plan: "free" });
const create = async () => (await users.create(request(), input())).user;

/** Returns the actions that a role with these actions is allowed, as `users GetItem`. */
function allowed(actions: typeof findUserByEmail.actions, fields: Fields): string[] {
  const [route] = allRoutes([], [{ ...findUserByEmail, actions }], { fields });
  const pairs = route?.actions.flatMap(({ action, on }) => on.map((place) => `${place} ${action.slice(9)}`));
  return (pairs ?? []).sort();
}

/** Returns the actions that were used, as `users GetItem`. Each part of a transaction is one action. */
function asked(): string[] {
  const found = table.front.requests.flatMap(({ operation, input }) => {
    const parts = (input.TransactItems ?? []) as Record<string, { TableName: string }>[];
    const place = input.IndexName ? "users/index/*" : input.TableName;
    if (operation !== "TransactWriteItems") return [`${place} ${operation}`];
    return parts.flatMap((part) =>
      Object.entries(part).map(
        ([kind, { TableName }]) =>
          `${TableName} ${kind === "ConditionCheck" ? "ConditionCheckItem" : `${kind}Item`}`,
      ),
    );
  });
  return [...new Set(found)].sort();
}

/** Gives the claim of a user to nobody, as after an old duplicate. */
const foreign = (user: User) => table.claim(`email#${user.email}`, "somebody");

test.serial("each function asks for what its constant allows, and for all of it", async (t) => {
  const [one, two, three, four, five] = [
    await create(),
    await create(),
    await create(),
    await create(),
    await create(),
  ];
  await foreign(three);
  await foreign(four);
  await foreign(five);
  // The user has no unique value, so that no transaction deletes it.
  await table.put({ id: { S: "bare" } });
  const taken = { email: String(two.email), plan: "free" };
  const calls: Record<keyof typeof userActions, (() => Promise<unknown>)[]> = {
    get: [() => users.get(request(), one.id)],
    list: [() => users.list(request(), 10)],
    find: [
      () => users.find(request(), { email: String(one.email) }),
      () => users.find(request(), { plan: "free" }),
    ],
    create: [
      () => users.create(request(), input()),
      () => users.create(request(), taken, { id: "own" }).catch(() => {}),
    ],
    change: [
      () => users.change(request(), one.id, () => ({ plan: "team" })),
      () => users.change(request(), one.id, { email: `new${++count}@x.org` }),
      () => users.change(request(), three.id, { email: `new${++count}@x.org` }),
    ],
    replace: [
      () => users.replace(request(), one.id, input()),
      () => users.replace(request(), four.id, input()),
    ],
    delete: [
      () => users.delete(request(), one.id),
      () => users.delete(request(), five.id),
      () => users.delete(request(), "bare"),
    ],
  };
  for (const name of Object.keys(calls) as (keyof typeof userActions)[]) {
    table.front.requests.length = 0;
    for (const call of calls[name]) await call();
    t.deepEqual(asked(), allowed(userActions[name], fields), name);
  }
});

test.serial("without a unique field nothing of claims is allowed, and no read before a write", (t) => {
  t.deepEqual(
    Object.entries(userActions).map(([name, actions]) => `${name}: ${allowed(actions, {})}`),
    [
      "get: users GetItem",
      "list: users Scan",
      "find: users/index/* Query",
      "create: users PutItem",
      "change: users GetItem,users UpdateItem",
      "replace: users UpdateItem",
      "delete: users DeleteItem",
    ],
  );
});

test.serial("the built-in operations have the constants, and the list the one index of each field", (t) => {
  const rows = allRoutes(routesFor(fields), [], { fields });
  const actionsOf = (operation: string) =>
    rows
      .find((row) => row.operation === operation)
      ?.actions.flatMap(({ action, on }) => on.map((place) => `${place} ${action.slice(9)}`))
      .sort();
  t.deepEqual(actionsOf("updateUser"), allowed(userActions.replace, fields));
  t.deepEqual(actionsOf("patchUser"), allowed(userActions.change, fields));
  t.deepEqual(actionsOf("listUsers"), [
    "claims GetItem",
    "users GetItem",
    "users Scan",
    "users/index/plan-createdAt Query",
  ]);
});
