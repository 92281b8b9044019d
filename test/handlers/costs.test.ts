// Tests the requests of each operation with unique fields, and their cost: the table in docs/fields.md is computed from them.

import { readFileSync } from "node:fs";
import test from "ava";
import { type Costs, costsOf } from "../helpers/costs.ts";
import { gateways, invoke, storedItem } from "../helpers/handler.ts";
import { startClaims } from "../helpers/handler-claims.ts";

const table = await startClaims();
const create = (await import("../../handlers/create-user-with-claims.ts")).handler;
const update = (await import("../../handlers/update-user-with-claims.ts")).handler;
const remove = (await import("../../handlers/delete-user-with-claims.ts")).handler;
const find = (await import("../../handlers/find-users.ts")).handler;
test.after.always(() => table.close());

const ada = { email: { S: "ada@x.org" }, nickname: { S: "ada" }, badge: { N: "7" } };
const body = { firstName: "Ada", email: "ada@x.org", nickname: "ada", badge: 7 };

/** Returns the cost of an operation on a table with the user Ada and this number of unique values. */
async function costs(
  { handler, event, values = ada }: { handler: typeof create; event: object; values?: Partial<typeof ada> },
  status = 200,
): Promise<Costs> {
  await table.reset(values);
  const stored = await sizes();
  const { response } = await invoke(handler, gateways.http(event));
  if (response.statusCode !== status) throw new Error(JSON.stringify(response));
  return costsOf(table.front.requests, { before: stored, after: await sizes() });
}

/** Returns every item by its key. */
async function sizes() {
  const claims = (await table.call("Scan", { TableName: "claims" })).Items;
  return new Map([...(await table.items()), ...claims].map((item) => [item.id?.S ?? item.claim.S, item]));
}

const cases: Record<string, () => Promise<Costs>> = {
  "a create": () =>
    costs({ handler: create, event: { body: { firstName: "Grace", email: "g@x.org" } } }, 201),
  "a create, with two further unique values": () =>
    costs(
      { handler: create, event: { body: { firstName: "Grace", email: "g@x.org", nickname: "g", badge: 1 } } },
      201,
    ),
  "an update that keeps the unique values": () =>
    costs({ handler: update, event: { userId: "ada", body: { ...body, firstName: "Augusta" } } }),
  "an update that changes one": () =>
    costs({ handler: update, event: { userId: "ada", body: { ...body, email: "new@x.org" } } }),
  "an update that changes three": () =>
    costs({
      handler: update,
      event: { userId: "ada", body: { ...body, email: "new@x.org", nickname: "b", badge: 8 } },
    }),
  "an update that changes the spelling of one": () =>
    costs({ handler: update, event: { userId: "ada", body: { ...body, email: "ADA@x.org" } } }),
  "a delete": () => costs({ handler: remove, event: { userId: "ada" }, values: { email: ada.email } }),
  "a delete where nobody is": () => costs({ handler: remove, event: { userId: "nobody" } }),
  "a look-up": () => costs({ handler: find, event: { query: "email=ADA@x.org" } }),
  "a look-up of nobody": () => costs({ handler: find, event: { query: "email=b@x.org" } }),
};

const expected: Record<string, Costs> = {
  "a create": { requests: 1, write: 4, read: 0 },
  "a create, with two further unique values": { requests: 1, write: 8, read: 0 },
  "an update that keeps the unique values": { requests: 1, write: 1, read: 0 },
  "an update that changes one": { requests: 2, write: 7, read: 0 },
  "an update that changes three": { requests: 2, write: 15, read: 0 },
  "an update that changes the spelling of one": { requests: 2, write: 2, read: 0 },
  "a delete": { requests: 2, write: 4, read: 1 },
  "a delete where nobody is": { requests: 1, write: 0, read: 1 },
  "a look-up": { requests: 2, write: 0, read: 2 },
  "a look-up of nobody": { requests: 1, write: 0, read: 1 },
};

for (const [title, measure] of Object.entries(cases)) {
  test.serial(`${title} has the expected requests and cost`, async (t) => {
    t.deepEqual(await measure(), expected[title]);
  });
}

test("the table in docs/fields.md says the same", (t) => {
  const page = readFileSync(new URL("../../docs/fields.md", import.meta.url), "utf8");
  const row = (name: string) => {
    const line = page.split("\n").find((each) => each.startsWith(`| ${name} `)) ?? "";
    return line
      .split("|")
      .slice(2, 5)
      .map((cell) => cell.trim());
  };
  t.deepEqual(
    Object.fromEntries(
      [
        "create",
        "update, no unique value changed",
        "update, one unique value changed",
        "update, only the spelling of one changed",
        "delete",
        "find by a unique value",
      ].map((name) => [name, row(name)]),
    ),
    {
      create: ["1", "1 without a unique field; 4 with one unique value, and 2 for each further one", ""],
      "update, no unique value changed": ["1", "1", ""],
      "update, one unique value changed": ["2", "7, and 4 for each further one changed", ""],
      "update, only the spelling of one changed": ["2", "2", ""],
      delete: [
        "1 without a unique field; otherwise 2, or 1 if there is no such user",
        "1 without a unique field; 4 with one unique value, and 2 for each further one",
        "1 with a unique field",
      ],
      "find by a unique value": ["2; 1 if nobody has the value", "", "2"],
    },
  );
});

test.serial("a user over 1 KB costs a unit a KB more in each write of it", async (t) => {
  const long = { ...storedItem("ada"), ...ada, note: { S: "x".repeat(1_500) } };
  await table.reset();
  await table.put(long);
  const before = await sizes();
  await invoke(
    update,
    gateways.http({ userId: "ada", body: { ...body, email: "new@x.org", nickname: "ada" } }),
  );
  t.deepEqual(costsOf(table.front.requests, { before, after: await sizes() }), {
    requests: 2,
    write: 10,
    read: 0,
  });
});
