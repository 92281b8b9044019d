// Tests the create of a user with unique values and a key: a repeat is replayed, and never gets a 409 because of its own claim.

import test from "ava";
import type { Fields } from "../../../../handlers/user/fields.ts";
import { gateways, invoke, problem, startTable } from "../../../helpers/handler.ts";
import { cancel } from "../../../helpers/handler-transactions.ts";

const fields = {
  name: {},
  email: { format: "email", maxLength: 254, unique: true },
  nickname: { unique: true, required: false, minLength: 0, maxLength: 400 },
  badge: { type: "integer", unique: true, required: false },
} satisfies Fields;

const table = await startTable(fields);
const { handler } = await import("../../../../handlers/create-user-with-claims.ts");
test.after.always(() => table.close());

test.beforeEach(async () => {
  for (const { id } of await table.items())
    await table.call("DeleteItem", { TableName: "users", Key: { id } });
  for (const claim of Object.keys(await table.claims())) {
    await table.call("DeleteItem", { TableName: "claims", Key: { claim: { S: claim } } });
  }
  table.front.requests.length = 0;
});

const taken = (requestId: string, ...names: string[]) =>
  problem(
    409,
    "Conflict",
    "Another user has a value that is unique; `errors` lists each.",
    requestId,
    names.map((name) => ({
      pointer: `/${name}`,
      detail: "Expected a value that no other user has, got one that is taken.",
    })),
  );

const create = (body: Record<string, unknown>, key?: string, requestId?: string) =>
  invoke(
    handler,
    gateways.http({
      body: { name: "Ada", ...body },
      headers: key === undefined ? {} : { "Idempotency-Key": key },
    }),
    requestId === undefined ? {} : { requestId },
  );

test.serial("a repeat with its key is replayed, never a 409 against itself", async (t) => {
  const first = await create({ email: "a@x.org" }, "k");
  const again = await create({ email: "a@x.org" }, "k");
  t.is(again.response.statusCode, 201);
  t.is(again.response.headers["Idempotent-Replayed"], "true");
  t.deepEqual(again.response.body, first.response.body);
  t.deepEqual(
    table.front.requests.map(({ operation }) => operation),
    ["TransactWriteItems", "TransactWriteItems"],
  );
  const other = await create({ email: "b@x.org" }, "k");
  t.is(other.response.statusCode, 422);
  t.deepEqual(Object.keys(await table.claims()), ["email#a@x.org"]);
});

test.serial("a repeat is replayed after its address changed hands", async (t) => {
  const first = await create({ email: "a@x.org" }, "k");
  const { id } = first.response.body;
  await table.put({ ...(await table.item(id)), email: { S: "new@x.org" } });
  await table.claim("email#new@x.org", id);
  await table.claim("email#a@x.org", "another");
  for (const reported of ["by all reasons", "by those of the claims alone"]) {
    if (reported === "by those of the claims alone") {
      table.front.next = [cancel("None", "ConditionalCheckFailed")];
    }
    const { response } = await create({ email: "a@x.org" }, "k");
    t.is(response.statusCode, 201, reported);
    t.is(response.headers["Idempotent-Replayed"], "true");
    t.like(response.body, { id, email: "new@x.org" });
  }
  t.is((await table.claims())["email#a@x.org"], "another");
});

test.serial("with a key that nobody used, a taken address is a 409", async (t) => {
  await create({ email: "a@x.org" });
  table.front.requests.length = 0;
  const { response, requestId } = await create({ email: "a@x.org" }, "k");
  t.deepEqual(response, taken(requestId, "email"));
  t.deepEqual(
    table.front.requests.map(({ operation }) => operation),
    ["TransactWriteItems", "GetItem"],
  );
});

test.serial("twenty parallel repeats make one user and no 409", async (t) => {
  const all = await Promise.all(Array.from({ length: 20 }, () => create({ email: "a@x.org" }, "k")));
  t.deepEqual([...new Set(all.map(({ response }) => response.statusCode))], [201]);
  t.is(all.filter(({ response }) => !response.headers["Idempotent-Replayed"]).length, 1);
  t.is((await table.items()).length, 1);
});

test.serial("takes over a claim that is this user's own already", async (t) => {
  const first = await create({ email: "a@x.org" }, "k");
  const { id } = first.response.body;
  await table.call("DeleteItem", { TableName: "users", Key: { id: { S: id } } });
  const { response } = await create({ email: "a@x.org" }, "k");
  t.is(response.statusCode, 201);
  t.is(response.headers["Idempotent-Replayed"], undefined);
  t.deepEqual(await table.claims(), { "email#a@x.org": id });
});
