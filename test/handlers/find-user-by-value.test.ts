// Tests listUsers with unique fields: a value finds its one user, as the last write left it.

import test from "ava";
import { gateways, invoke, problem, storedItem } from "../helpers/handler.ts";
import { startClaims } from "../helpers/handler-claims.ts";
import { after } from "../helpers/handler-front.ts";

const table = await startClaims();
const { handler } = await import("../../handlers/find-users.ts");
test.after.always(() => table.close());
test.beforeEach(() => table.reset({ email: { S: "Ada@x.org" }, badge: { N: "7" } }));

const time = "2025-01-02T03:04:05.678Z";
const ada = { id: "ada", firstName: "Ada", email: "Ada@x.org", badge: 7, createdAt: time, updatedAt: time };
const found = (...users: object[]) => ({
  statusCode: 200,
  headers: { "Content-Type": "application/json" },
  body: { users },
  isBase64Encoded: false,
});
const ofNobody = (claim: string) => ({
  TableName: "claims",
  Key: { claim: { S: claim } },
  ConsistentRead: true,
});

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(`${gateway}: finds a user by the value, in whatever case and normal form`, async (t) => {
    for (const query of ["email=Ada%40x.org", "email=ADA%40X.ORG", "email=%20ada@x.org%20", "badge=7"]) {
      t.deepEqual((await invoke(handler, event({ query }))).response, found(ada), query);
    }
  });

  test.serial(`${gateway}: finds nobody of a value that nobody has`, async (t) => {
    for (const query of ["email=b%40x.org", "badge=8", "nickname=ada"]) {
      t.deepEqual((await invoke(handler, event({ query }))).response, found(), query);
    }
  });

  for (const [query, detail] of [
    ["email=ada", "Wrong `email` in the query: Expected an e-mail address, got something else."],
    ["email=a@x.org&badge=7", "Expected one filter at a time, got `email`, `badge`."],
    ["email=a@x.org&email=b@x.org", "Expected one `email`, got 2 of them."],
    ["badge=seven", "Wrong `badge` in the query: Expected an integer, got a string."],
    ["firstName=Ada", "Expected no filter by `firstName`; users are found by `email`, `nickname`, `badge`."],
    ["email=a@x.org&sort=createdAt", "Expected `sort` only with a field that is indexed."],
    ["email=a@x.org&cursor=abc", "Expected `cursor` only with a field that is indexed."],
    [
      "email=a@x.org&lastKey=a",
      "Expected `lastKey` only without a filter; with one, a page goes on by `cursor`.",
    ],
  ] as const) {
    test.serial(`${gateway}: refuses ?${query} without reaching the tables`, async (t) => {
      const { response, requestId } = await invoke(handler, event({ query }));
      t.deepEqual(response, problem(400, "Invalid input", detail, requestId));
      t.deepEqual(table.front.requests, []);
    });
  }
}

test.serial("reads the claim and then the user, both consistently; without a claim, only that", async (t) => {
  await invoke(handler, gateways.http({ query: "email=ADA@x.org" }));
  t.deepEqual(table.front.requests, [
    { operation: "GetItem", input: ofNobody("email#ada@x.org") },
    {
      operation: "GetItem",
      input: { TableName: "users", Key: { id: { S: "ada" } }, ConsistentRead: true },
    },
  ]);
  table.front.requests.length = 0;
  await invoke(handler, gateways.http({ query: "email=b@x.org" }));
  t.deepEqual(table.front.requests, [{ operation: "GetItem", input: ofNobody("email#b@x.org") }]);
});

test.serial("reads the claim again when the user has another value meanwhile", async (t) => {
  const moved = async () => {
    await table.put(
      { ...storedItem("ada"), email: { S: "new@x.org" } },
      { ...storedItem("grace"), email: { S: "ada@x.org" } },
    );
    await table.claim("email#ada@x.org", "grace");
  };
  table.front.next = [async (forward, res) => void res.end(await forward()), after(moved)];
  const { response } = await invoke(handler, gateways.http({ query: "email=ada@x.org" }));
  t.is(response.body.users[0].id, "grace");
  t.is(table.front.requests.length, 4);
});

for (const [title, values] of [
  ["of a user who is gone", undefined],
  ["of a user with another value", { email: { S: "other@x.org" } }],
  ["of a user without the value", {}],
] as const) {
  test.serial(`a claim that is left ${title} finds nobody, after three tries`, async (t) => {
    await table.call("DeleteItem", { TableName: "users", Key: { id: { S: "ada" } } });
    const { email: _, ...without } = { email: 0, ...storedItem("ada") };
    if (values) await table.put({ ...without, ...values });
    const { response } = await invoke(handler, gateways.http({ query: "email=ada@x.org" }));
    t.deepEqual(response, found());
    t.is(table.front.requests.length, 6);
  });
}

test.serial("a value whose claim is longer than a key is nobody's", async (t) => {
  const query = `nickname=${encodeURIComponent("\u{1d160}".repeat(100))}`;
  t.deepEqual((await invoke(handler, gateways.http({ query }))).response, found());
});
