// Tests listUsers with indexed fields: filters, order, pages and refusals.

import test from "ava";
import type { Fields } from "../../handlers/user/fields.ts";
import { gateways, invoke, startTable } from "../helpers/handler.ts";
import { type Behaviour, refuse } from "../helpers/handler-front.ts";

const fields = {
  name: {},
  plan: { values: ["free", "team", "a b&c"], index: true, required: false },
  seats: { type: "integer", index: { sort: "updatedAt" }, required: false },
} satisfies Fields;

const table = await startTable(fields);
const { handler } = await import("../../handlers/find-users.ts");
test.after.always(() => table.close());

const timeOf = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString();

/** Stores users of one plan, created one after another and changed in the opposite order. */
function item(number: number, more: Record<string, unknown> = {}) {
  return {
    id: { S: `user ${number}/&` },
    name: { S: `n${number}` },
    createdAt: { S: timeOf(number) },
    updatedAt: { S: timeOf(1_000 - number) },
    _version: { N: "1" },
    ...more,
  };
}
const team = Array.from({ length: 25 }, (_, number) => item(number, { plan: { S: "team" } }));
const seven = Array.from({ length: 5 }, (_, number) => item(50 + number, { seats: { N: "7" } }));
test.before(() => table.put(...team, ...seven, item(99, { plan: { S: "a b&c" } })));

const idsOf = (items: { id: { S: string } }[]) => items.map(({ id }) => id.S);

for (const [gateway, event] of Object.entries(gateways)) {
  /** Follows the links from the query on, and returns the users' ids, page by page. */
  const pages = async (query: string) => {
    const all: string[][] = [];
    for (let next: string | undefined = query; next !== undefined; ) {
      const { response } = await invoke(handler, event({ query: next }));
      all.push(response.body.users.map(({ id }: { id: string }) => id));
      next = /^<\?(.*)>; rel="next"$/.exec(response.headers.Link ?? "")?.[1];
      if ((next === undefined) !== (response.body.cursor === undefined))
        throw new Error("Link without cursor");
    }
    return all;
  };

  test.serial(
    `${gateway}: pages through those of a value, oldest first, without a gap or repeat`,
    async (t) => {
      for (const limit of [1, 7, 24, 25, 26, 100]) {
        const found = await pages(`plan=team&limit=${limit}`);
        t.deepEqual(found.flat(), idsOf(team));
        // A page is full unless fewer users exist.
        const full = found.filter((page) => page.length > 0);
        t.deepEqual(
          full.slice(0, -1).map(({ length }) => length),
          Array(full.length - 1).fill(limit),
        );
      }
      t.deepEqual((await pages("plan=team&sort=createdAt")).flat(), idsOf(team));
      t.deepEqual((await pages("plan=team&sort=-createdAt&limit=4")).flat(), idsOf(team).reverse());
    },
  );

  test.serial(`${gateway}: lists by a number, in the order of its own time`, async (t) => {
    t.deepEqual((await pages("seats=7&limit=2")).flat(), idsOf(seven).reverse());
    t.deepEqual((await pages("seats=7&sort=-updatedAt&limit=2")).flat(), idsOf(seven));
    t.deepEqual(await pages("seats=8"), [[]]);
  });

  test.serial(`${gateway}: answers whole users, without what is hidden`, async (t) => {
    const { response } = await invoke(handler, event({ query: "plan=a+b%26c" }));
    t.deepEqual(response, {
      statusCode: 200,
      headers: { "Content-Type": "application/json" },
      body: {
        users: [
          { id: "user 99/&", name: "n99", plan: "a b&c", createdAt: timeOf(99), updatedAt: timeOf(901) },
        ],
      },
      isBase64Encoded: false,
    });
  });

  test.serial(`${gateway}: goes on from a user who was deleted meanwhile`, async (t) => {
    const { response } = await invoke(handler, event({ query: "plan=team&limit=3" }));
    await table.call("DeleteItem", { TableName: "users", Key: { id: team[2]?.id } });
    const next = await invoke(handler, event({ query: `plan=team&limit=3&cursor=${response.body.cursor}` }));
    t.deepEqual(
      next.response.body.users.map(({ id }: { id: string }) => id),
      idsOf(team.slice(3, 6)),
    );
    await table.put(team[2] as (typeof team)[number]);
  });

  test.serial(`${gateway}: lists all users without a filter, and ignores other names`, async (t) => {
    const { response } = await invoke(handler, event({ query: "limit=2&offset=3&color=red" }));
    t.is(response.body.users.length, 2);
    t.is(
      response.headers.Link,
      `<?limit=2&lastKey=${encodeURIComponent(response.body.lastKey)}>; rel="next"`,
    );
    const next = await invoke(
      handler,
      event({ query: `limit=100&lastKey=${encodeURIComponent(response.body.lastKey)}` }),
    );
    t.is(next.response.body.users.length, 29);
    t.is(next.response.body.lastKey, undefined);
    const filtered = await invoke(handler, event({ query: "plan=team&offset=3&limit=1" }));
    t.is(filtered.response.statusCode, 200);
  });
}

test.serial("queries only the index, for exactly a page", async (t) => {
  table.front.requests.length = 0;
  await invoke(handler, gateways.http({ query: "plan=team&sort=-createdAt&limit=3" }));
  t.deepEqual(table.front.requests, [
    {
      operation: "Query",
      input: {
        TableName: "users",
        IndexName: "plan-createdAt",
        KeyConditionExpression: "#name = :value",
        ExpressionAttributeNames: { "#name": "plan" },
        ExpressionAttributeValues: { ":value": { S: "team" } },
        ScanIndexForward: false,
        Limit: 3,
      },
    },
  ]);
});

test.serial("a page is full, although an id on it is too long for a cursor", async (t) => {
  const long = item(0, { id: { S: "x".repeat(257) }, plan: { S: "team" } });
  await table.put(long);
  const { response } = await invoke(handler, gateways.http({ query: "plan=team&limit=3" }));
  t.deepEqual(
    response.body.users.map(({ id }: { id: string }) => id),
    idsOf(team.slice(0, 3)),
  );
  await table.call("DeleteItem", { TableName: "users", Key: { id: long.id } });
});

/** The messages of DynamoDB while it builds an index, and before. */
const says =
  (message: string): Behaviour =>
  (_forward, res) => {
    const body = JSON.stringify({ __type: "com.amazon.coral.validate#ValidationException", message });
    res.writeHead(400, { "content-type": "application/x-amz-json-1.0" }).end(body);
  };

for (const message of [
  "Cannot read from backfilling global secondary index: plan-createdAt",
  "The table does not have the specified index: plan-createdAt",
]) {
  test.serial(`answers 503 with a sentence when DynamoDB says: ${message}`, async (t) => {
    table.front.next = [says(message)];
    const { response, requestId } = await invoke(handler, gateways.http({ query: "plan=team" }));
    t.deepEqual(response, {
      statusCode: 503,
      headers: { "Content-Type": "application/problem+json", "Retry-After": "30" },
      body: {
        type: "about:blank",
        title: "Service unavailable",
        status: 503,
        detail:
          "The index of `plan` is still being built, so a list by it is not complete yet. Try again later.",
        instance: requestId,
      },
      isBase64Encoded: false,
    });
  });
}

test.serial("a failure of another kind is not changed", async (t) => {
  table.front.next = [says("Query key condition not supported")];
  t.is((await invoke(handler, gateways.http({ query: "plan=team" }))).response.statusCode, 500);
  table.front.next = Array(3).fill(refuse(400, "ThrottlingException"));
  t.is((await invoke(handler, gateways.http({ query: "plan=team" }))).response.statusCode, 503);
});
