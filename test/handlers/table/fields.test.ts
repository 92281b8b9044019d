// Tests users with fields of every kind: stored in DynamoDB's own types, replaced, listed, and shown when stored in another type.
import test from "ava";
import type { Fields } from "../../../handlers/user/fields.ts";
import { gateways, invoke, startTable } from "../../helpers/handler.ts";

const fields: Fields = {
  name: {},
  email: { format: "email" },
  plan: { values: ["free", "team"], whenAbsent: "free" },
  age: { type: "integer", required: false },
  balance: { type: "number", required: false, whenAbsent: 0 },
  status: { type: "boolean", required: false },
  constructor: { required: false },
};
const table = await startTable(fields);
const { handler: createUser } = await import("../../../handlers/create-user.ts");
const { handler: getUser } = await import("../../../handlers/get-user.ts");
const { handler: listUsers } = await import("../../../handlers/list-users.ts");
const { handler: updateUser } = await import("../../../handlers/update-user.ts");
test.after.always(() => table.close());

const all = {
  name: "Ada",
  email: "ada@example.org",
  plan: "team",
  age: 36,
  balance: 1e-7,
  status: false,
  constructor: "Babbage",
};
const needed = { name: "Ada", email: "ada@example.org", plan: "team" };
const stored = {
  name: { S: "Ada" },
  email: { S: "ada@example.org" },
  plan: { S: "team" },
  age: { N: "36" },
  balance: { N: "0.0000001" },
  status: { BOOL: false },
  constructor: { S: "Babbage" },
};

/** Returns the stored attributes of the fields. */
async function storedFields(id: string) {
  const item = await table.item(id);
  const entries = Object.keys(fields)
    .filter((name) => Object.hasOwn(item, name))
    .map((name) => [name, item[name]]);
  return Object.fromEntries(entries);
}

for (const [gateway, event] of Object.entries(gateways)) {
  const create = async (body: object, headers = {}) =>
    (await invoke(createUser, event({ body, headers }))).response;

  test.serial(`${gateway}: creates a user with every field, each in its own type`, async (t) => {
    const { statusCode, body } = await create({ ...all, other: 1 });
    const { id, createdAt } = body;
    t.is(statusCode, 201);
    t.deepEqual(body, { id, ...all, createdAt, updatedAt: createdAt });
    t.deepEqual(await storedFields(id), stored);
    t.deepEqual((await invoke(getUser, event({ userId: id }))).response.body, body);
  });

  test.serial(
    `${gateway}: a user without the optional fields has none stored, and is shown with their values of whenAbsent`,
    async (t) => {
      const { body } = await create(needed);
      const { id, createdAt } = body;
      t.deepEqual(body, { id, ...needed, balance: 0, createdAt, updatedAt: createdAt });
      t.deepEqual(Object.keys(await storedFields(id)), ["name", "email", "plan"]);
    },
  );

  test.serial(
    `${gateway}: an update replaces all fields, and removes a field that is left out`,
    async (t) => {
      const { id } = (await create(all)).body;
      const body = { ...needed, name: "Augusta", age: 37 };
      const { response } = await invoke(updateUser, event({ userId: id, body }));
      const { createdAt, updatedAt } = response.body;
      t.deepEqual(response.body, { id, ...body, balance: 0, createdAt, updatedAt });
      t.deepEqual(await storedFields(id), {
        name: { S: "Augusta" },
        email: stored.email,
        plan: stored.plan,
        age: { N: "37" },
      });
    },
  );

  test.serial(`${gateway}: a page shows the fields of its users`, async (t) => {
    const { body } = await create(all);
    const { response } = await invoke(listUsers, event({ query: "limit=100" }));
    t.deepEqual(
      response.body.users.find(({ id }: { id: string }) => id === body.id),
      body,
    );
  });

  test.serial(
    `${gateway}: a repeat with its Idempotency-Key but another value in any field is refused`,
    async (t) => {
      const headers = { "Idempotency-Key": `fields-${gateway}` };
      const first = await create(all, headers);
      t.is((await create(Object.fromEntries(Object.entries(all).reverse()), headers)).body.id, first.body.id);
      for (const name of ["age", "balance", "status", "constructor"] as const) {
        const { [name]: _, ...others } = all;
        t.is((await create(others, headers)).statusCode, 422, name);
      }
      t.is((await create({ ...all, email: "king@example.org" }, headers)).statusCode, 422);
    },
  );

  test.serial(`${gateway}: lists every fault of every field`, async (t) => {
    const { statusCode, body } = await create({
      email: "ada",
      plan: "gold",
      age: 0.5,
      balance: "1",
      status: null,
    });
    t.is(statusCode, 400);
    t.deepEqual(
      body.errors.map(({ pointer }: { pointer: string }) => pointer),
      ["/name", "/email", "/plan", "/age", "/balance", "/status"],
    );
    const { body: none } = await create([]);
    t.is(none.errors[0].detail, "Expected an object with `name`, `email` and `plan`, got an array.");
  });

  test.serial(`${gateway}: a value that is stored in another type is shown like a missing one`, async (t) => {
    await table.put({
      id: { S: "odd" },
      ...{ name: { N: "1" }, email: { S: "" }, plan: { BOOL: true }, age: { N: "1.5" } },
      ...{ balance: { S: "1" }, status: { NULL: true }, constructor: { L: [] } },
    });
    const { response } = await invoke(getUser, event({ userId: "odd" }));
    const epoch = "1970-01-01T00:00:00.000Z";
    t.deepEqual(response.body, {
      id: "odd",
      email: "",
      plan: "free",
      balance: 0,
      createdAt: epoch,
      updatedAt: epoch,
    });
  });

  test.serial(`${gateway}: the log has no value of a field`, async (t) => {
    const body = { ...all, name: "Secret", email: "secret@example.org", constructor: "Secret" };
    const { log } = await invoke(createUser, event({ body }));
    t.notRegex(JSON.stringify(log), /secret/i);
  });
}
