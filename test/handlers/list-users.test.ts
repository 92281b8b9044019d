// Tests listUsers: pages, their links and the refusals.

import test from "ava";
import { gateways, invoke, problem, startTable, storedItem, storedUser } from "../helpers/handler.ts";

const table = await startTable();
const { handler } = await import("../../handlers/list-users.ts");
test.after.always(() => table.close());

const ids = Array.from({ length: 25 }, (_, index) => `user ${index}/+&%é`);
test.before(() => table.put(...ids.map((id) => storedItem(id))));

for (const [gateway, event] of Object.entries(gateways)) {
  /** Follows the links from the query on, and returns the users' ids, page by page. */
  const pages = async (query: string) => {
    const all: string[][] = [];
    for (let next: string | undefined = query; next !== undefined; ) {
      const { response } = await invoke(handler, event({ query: next }));
      all.push(response.body.users.map(({ id }: { id: string }) => id));
      next = /^<\?(.*)>; rel="next"$/.exec(response.headers.Link ?? "")?.[1];
    }
    return all;
  };

  test.serial(`${gateway}: pages through all users without a gap or repeat`, async (t) => {
    for (const limit of [1, 2, 3, 7, 24, 25, 26, 100]) {
      const all = await pages(`limit=${limit}`);
      t.deepEqual(all.flat().sort(), [...ids].sort());
      t.true(all.every((page) => page.length <= limit));
      t.true(all.length <= Math.floor(25 / limit) + 1);
    }
  });

  test.serial(
    `${gateway}: answers ten users unless told otherwise, and where the next ones are`,
    async (t) => {
      const { response } = await invoke(handler, event());
      const { users } = response.body;
      t.is(users.length, 10);
      const lastKey = users[9].id;
      t.deepEqual(response, {
        statusCode: 200,
        headers: {
          "Content-Type": "application/json",
          Link: `<?limit=10&lastKey=${encodeURIComponent(lastKey)}>; rel="next"`,
        },
        body: { users: users.map(({ id }: { id: string }) => storedUser(id)), lastKey },
        isBase64Encoded: false,
      });
    },
  );

  test.serial(`${gateway}: answers the last page without a link or key`, async (t) => {
    const { response } = await invoke(handler, event({ query: "limit=100" }));
    t.deepEqual(response, {
      statusCode: 200,
      headers: { "Content-Type": "application/json" },
      body: { users: response.body.users },
      isBase64Encoded: false,
    });
    t.is(response.body.users.length, 25);
  });

  test.serial(`${gateway}: goes on after a user who was deleted meanwhile`, async (t) => {
    const order = (await pages("limit=100")).flat();
    const [, second = "", third = ""] = order;
    await table.call("DeleteItem", { TableName: "users", Key: { id: { S: second } } });
    const { response } = await invoke(
      handler,
      event({ query: `limit=1&lastKey=${encodeURIComponent(second)}` }),
    );
    await table.put(storedItem(second));
    t.is(response.body.users[0].id, third);
  });

  test.serial(`${gateway}: ignores query parameters that it does not know`, async (t) => {
    const { response } = await invoke(handler, event({ query: "limit=100&Limit=x&a=1&a=2&%=%" }));
    t.is(response.body.users.length, 25);
  });

  const limitDetail = /^Expected one `limit`, an integer from 1 to 100, got (".{0,30}"|2 of them)\.$/;
  const limits = [
    "limit=",
    "limit=0",
    "limit=101",
    "limit=-1",
    "limit=+1",
    "limit=01",
    "limit=1.0",
    "limit=1e1",
  ];
  const more = [
    "limit=1000",
    "limit=٣",
    "limit=%201",
    "limit=1%0A",
    "limit=1&limit=1",
    "limit=1,2",
    "limit=%",
    "limit",
  ];
  for (const query of [...limits, ...more, "limit=NaN", `limit=${"9".repeat(400)}`]) {
    test.serial(`${gateway}: refuses ?${query.slice(0, 20)}`, async (t) => {
      table.front.requests.length = 0;
      const { response, requestId } = await invoke(handler, event({ query }));
      t.regex(response.body.detail, limitDetail);
      t.deepEqual(response, problem(400, "Invalid input", response.body.detail, requestId));
      t.deepEqual(table.front.requests, []);
    });
  }

  test.serial(`${gateway}: says what came for a limit, and not all of it`, async (t) => {
    const detailOf = async (query: string) => (await invoke(handler, event({ query }))).response.body.detail;
    const expected = "Expected one `limit`, an integer from 1 to 100, got";
    t.is(await detailOf("limit=101"), `${expected} "101".`);
    t.is(await detailOf(`limit=${"9".repeat(400)}`), `${expected} "${"9".repeat(20)}".`);
    t.is(await detailOf("limit=1&limit=1&limit=1"), `${expected} 3 of them.`);
  });

  for (const [query, got] of [
    ["lastKey=", "one of 0"],
    ["lastKey=a&lastKey=b", "2 of them"],
    ["lastKey=a&lastKey=a", "2 of them"],
    [`lastKey=${"a".repeat(257)}`, "one of 257"],
  ] as const) {
    const keyDetail = `Expected one \`lastKey\`, an id of 1 to 256 characters, got ${got}.`;
    test.serial(`${gateway}: refuses ?${query.slice(0, 20)}`, async (t) => {
      table.front.requests.length = 0;
      const { response, requestId } = await invoke(handler, event({ query }));
      t.deepEqual(response, problem(400, "Invalid input", keyDetail, requestId));
      t.deepEqual(table.front.requests, []);
    });
  }

  test.serial(`${gateway}: takes any other lastKey for an id`, async (t) => {
    for (const lastKey of ["nobody", "a,b", "%", "%ff", "%00", "😀".repeat(256), "__proto__"]) {
      const { response } = await invoke(handler, event({ query: `lastKey=${lastKey}` }));
      t.is(response.statusCode, 200);
    }
  });
}

test.serial("reads at most a page of items, and of them only what it shows", async (t) => {
  table.front.requests.length = 0;
  await invoke(handler, gateways.http({ query: "limit=7" }));
  t.deepEqual(table.front.requests, [
    {
      operation: "Scan",
      input: {
        TableName: "users",
        Limit: 7,
        ProjectionExpression: "id, #f0, #f1, createdAt, updatedAt",
        ExpressionAttributeNames: { "#f0": "firstName", "#f1": "lastName" },
        ConsistentRead: true,
      },
    },
  ]);
});

test.serial("leaves out items whose ids are too long for the API, and goes on past them", async (t) => {
  const long = Array.from({ length: 20 }, (_, index) => `${"x".repeat(300)}${index}`);
  await table.put(...long.map((id) => storedItem(id)));
  for (const limit of [1, 3, 10, 100]) {
    const seen: string[] = [];
    let query: string | undefined = `limit=${limit}`;
    while (query !== undefined) {
      const { response } = await invoke(handler, gateways.http({ query }));
      t.is(response.statusCode, 200);
      t.true(response.body.users.length <= limit);
      seen.push(...response.body.users.map(({ id }: { id: string }) => id));
      query = /^<\?(.*)>/.exec(response.headers.Link ?? "")?.[1];
    }
    t.deepEqual(seen.sort(), [...ids].sort());
  }
});
