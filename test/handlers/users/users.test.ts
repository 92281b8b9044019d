// Tests `users` in a caller's own handler, on an API with unique and indexed fields.

import test from "ava";
import type { Fields } from "../../../handlers/user/fields.ts";
import { startTable } from "../../helpers/handler.ts";
import { after, loseAnswer } from "../../helpers/handler-front.ts";

const fields = {
  email: { format: "email", unique: true },
  plan: { values: ["free", "team"], index: true },
  visits: { type: "integer", required: false },
} satisfies Fields;
const table = await startTable(fields);
const { etagOf, HttpError, users } = await import("../../../handlers/index.ts");
test.after.always(() => table.close());

let requests = 0;
/** Returns a request with only the parts that `users` reads. */
function request() {
  requests += 1;
  const caller = { id: "ada", identity: ["jwt", "ada"], scopes: [], groups: [], claims: {} };
  return { id: `request-${requests}`, signal: AbortSignal.timeout(10_000), caller };
}
const nextEmail = () => `user${requests}@x.org`;
const create = async (more = {}) =>
  (await users.create(request(), { email: nextEmail(), plan: "free", ...more })).user;

test.serial("creates a user, finds it by its unique value, and by an index page by page", async (t) => {
  const { user, tag, outcome } = await users.create(request(), { email: "Ada@x.org", plan: "team" });
  t.is(outcome, "created");
  t.is(etagOf({ tag }), `"1-${Date.parse(user.createdAt)}"`);
  t.deepEqual(await users.find(request(), { email: "ada@X.org" }), { users: [user] });
  const other = await create({ plan: "team" });
  const first = await users.find(request(), { plan: "team" }, { limit: 1 });
  t.deepEqual(first.users, [user]);
  const second = await users.find(request(), { plan: "team" }, { limit: 1, cursor: first.cursor });
  t.deepEqual(second.users, [other]);
  const newest = await users.find(request(), { plan: "team" }, { sort: "-createdAt" });
  t.deepEqual(newest, { users: [other, user] });
  t.deepEqual(await users.find(request(), { plan: "gold" }), { users: [] });
  await t.throwsAsync(users.find(request(), { visits: 1 }), {
    message:
      "Expected one field that is `unique` or has an `index`, got visits. Make it so in `fields` of the API.",
  });
});

test.serial("changes some fields, and removes one by null", async (t) => {
  const { id } = await create({ visits: 1 });
  const changed = await users.change(request(), id, { plan: "team", visits: null });
  t.is(changed?.user.plan, "team");
  t.false(Object.hasOwn(changed?.user ?? {}, "visits"));
  t.deepEqual(await users.get(request(), id).then((found) => found?.tag), changed?.tag);
});

test.serial("of 20 parallel changes by a function of the user none is lost", async (t) => {
  const { id } = await create({ visits: 0 });
  const count = () => users.change(request(), id, ({ visits }) => ({ visits: Number(visits) + 1 }));
  await Promise.all(Array.from({ length: 20 }, count));
  const found = await users.get(request(), id);
  t.is(found?.user.visits, 20);
  t.is((await table.item(id))._version.N, "21");
});

test.serial("calls the function again with the user as a write in between left it", async (t) => {
  const { id } = await create({ visits: 1 });
  const seen: unknown[] = [];
  const pass = after(async () => {});
  table.front.next = [pass, after(() => users.change(request(), id, { visits: 7 }))];
  const changed = await users.change(request(), id, ({ visits }) => {
    seen.push(visits);
    return { visits: Number(visits) + 1 };
  });
  t.deepEqual(seen, [1, 7]);
  t.is(changed?.user.visits, 8);
});

test.serial("a change by a function whose answer got lost is made once", async (t) => {
  const { id } = await create({ visits: 1 });
  const pass = after(async () => {});
  table.front.next = [pass, loseAnswer];
  const changed = await users.change(request(), id, ({ visits }) => ({ visits: Number(visits) + 1 }));
  t.is(changed?.user.visits, 2);
  t.is((await table.item(id))._version.N, "2");
});

test.serial("changes no user who is gone, or in another state than ifMatch names", async (t) => {
  const { id } = await create();
  const never = () => t.fail("The function was called.") as never;
  t.is(await users.change(request(), "nobody", never), undefined);
  t.is(await users.change(request(), id, never, ["9-1"]), undefined);
  t.is(await users.replace(request(), id, { email: nextEmail(), plan: "team" }, ["9-1"]), undefined);
  t.false(await users.delete(request(), id, ["9-1"]));
});

test.serial("several writes in one request get different request ids", async (t) => {
  const one = request();
  const { user } = await users.create(one, { email: nextEmail(), plan: "free" });
  await users.change(one, user.id, { visits: 1 });
  const changed = await users.change(one, user.id, { visits: 2 });
  t.is(changed?.user.visits, 2);
  const item = await table.item(user.id);
  t.is(item._version.N, "3");
  t.is(item._requestId.S, `${one.id}#3`);
});

test.serial("replaces all fields, and moves the claim with the value", async (t) => {
  const { id, email } = await create({ visits: 1 });
  const replaced = await users.replace(request(), id, { email: "new@x.org", plan: "team" });
  t.like(replaced?.user, { email: "new@x.org", plan: "team" });
  t.false(Object.hasOwn(replaced?.user ?? {}, "visits"));
  t.like(await table.claims(), { "email#new@x.org": id, [`email#${email}`]: undefined });
});

test.serial("refuses a value of another user with 409, and deletes a user with its claim", async (t) => {
  const { id, email } = await create();
  const taken = {
    instanceOf: HttpError,
    message: "Another user has a value that is unique; `errors` lists each.",
  };
  const other = await create();
  await t.throwsAsync(users.change(request(), other.id, { email: String(email) }), taken);
  t.true(await users.delete(request(), id));
  t.is((await table.claims())[`email#${email}`], undefined);
  t.is((await users.change(request(), other.id, { email: String(email) }))?.user.email, email);
});

test.serial("refuses values that no client could have sent", async (t) => {
  const { id } = await create();
  const names = "email, plan, visits";
  for (const [patch, fault] of [
    [{ birthdate: "x" }, `\`birthdate\`: Expected one of the fields ${names}, got another name.`],
    [{ _version: 9 }, `\`_version\`: Expected one of the fields ${names}, got another name.`],
    [{ plan: "gold" }, '`plan`: Expected one of "free", "team", got something else.'],
    [{ email: " ada@x.org" }, "`email`: Expected no white space around it, got some."],
    [{ plan: null }, "`plan`: Expected a string, got null."],
  ] as const) {
    const message = `A handler wrote values that no user can have. ${fault}`;
    await t.throwsAsync(users.change(request(), id, { ...patch }), { message });
    await t.throwsAsync(
      users.change(request(), id, () => ({ ...patch })),
      { message },
    );
  }
  await t.throwsAsync(users.create(request(), { plan: "free" }), {
    message: "A handler wrote values that no user can have. `email`: Expected a string, got null.",
  });
  t.is((await table.item(id))._version.N, "1");
  const same = await users.change(request(), id, { visits: undefined as unknown as null });
  t.is(same?.tag, `1-${Date.parse(same?.user.createdAt ?? "")}`);
});

test.serial("tells a create under a given id from its repeat and from another one", async (t) => {
  const input = { email: "given@x.org", plan: "free" };
  const given = (key?: string, sent = input) => users.create(request(), sent, { id: "given", key });
  t.is((await given("k1")).outcome, "created");
  t.is((await given("k1")).outcome, "repeated");
  t.is((await given("k2")).outcome, "exists");
  t.is((await given()).outcome, "exists");
  await t.throwsAsync(given("k1", { ...input, plan: "team" }), {
    message: "Expected the same input as in the first request with this `Idempotency-Key`, got another.",
  });
  t.is((await given("k2", { ...input, email: String((await create()).email) })).outcome, "exists");
  const keyed = () => users.create(request(), { email: "keyed@x.org", plan: "free" }, { key: "k3" });
  const [first, second] = [await keyed(), await keyed()];
  t.deepEqual([first.outcome, second.outcome, second.user.id], ["created", "repeated", first.user.id]);
});
