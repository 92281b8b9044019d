// Tests conditional writes with entity tags: many at once, with changes in between, and with lost answers.

import test from "ava";
import { gateways, invoke, startTable, storedItem, storedTime } from "../../helpers/handler.ts";
import { after, loseAnswer } from "../../helpers/handler-front.ts";

const table = await startTable();
const { handler } = await import("../../../handlers/update-user.ts");
test.after.always(() => table.close());

const body = { firstName: "Augusta", lastName: "King" };
const tag = (version: number) => `"${version}-${storedTime}"`;
const put = (more: Record<string, unknown> = {}) => table.put(storedItem("ada", more));
const update = (headers: Record<string, string> = {}, options = {}) =>
  invoke(handler, gateways.http({ userId: "ada", body, headers }), options);

test.serial("one of 20 parallel updates under one If-Match wins", async (t) => {
  await put();
  const all = await Promise.all(Array.from({ length: 20 }, () => update({ "If-Match": tag(1) })));
  const statuses = all.map(({ response }) => response.statusCode).sort();
  t.deepEqual(statuses, [200, ...Array(19).fill(412)]);
  t.is((await table.item("ada"))._version.N, "2");
});

test.serial("20 parallel updates without a condition are 20 versions", async (t) => {
  await put();
  const all = await Promise.all(Array.from({ length: 20 }, () => update()));
  t.is(new Set(all.map(({ response }) => response.headers.ETag)).size, 20);
  t.is((await table.item("ada"))._version.N, "21");
});

test.serial("asks the table once when the first tag fits, twice for a later one", async (t) => {
  for (const [tags, times] of [
    [`${tag(1)}, ${tag(2)}, ${tag(3)}`, 1],
    [`${tag(3)}, ${tag(2)}, ${tag(1)}`, 2],
  ] as const) {
    await put();
    table.front.requests.length = 0;
    t.is((await update({ "If-Match": tags })).response.statusCode, 200);
    t.is(table.front.requests.length, times);
  }
});

test.serial("finds the tag in a list of hundreds", async (t) => {
  await put({ _version: { N: "700" } });
  const tags = Array.from({ length: 700 }, (_, index) => tag(index + 1)).join(", ");
  const { response } = await update({ "If-Match": tags });
  t.is(response.headers.ETag, tag(701));
});

test.serial("a repeat is held to exactly the state that the conflict showed", async (t) => {
  await put();
  const meanwhile = () => put({ _version: { N: "5" }, lastName: { S: "Meanwhile" } });
  // The first condition passes; then the item changes to a state that no tag names.
  table.front.next = [async (forward, res) => void res.end(await forward()), after(meanwhile)];
  const { response } = await update({ "If-Match": `${tag(9)}, ${tag(1)}` });
  t.is(response.statusCode, 412);
  t.is((await table.item("ada")).lastName.S, "Meanwhile");
});

test.serial("gives up after five states on an item that always changes to another named one", async (t) => {
  await put();
  table.front.requests.length = 0;
  let version = 1;
  table.front.next = Array.from({ length: 10 }, () => after(() => put({ _version: { N: `${++version}` } })));
  const { response } = await update({
    "If-Match": Array.from({ length: 20 }, (_, i) => tag(i + 1)).join(","),
  });
  table.front.next = [];
  t.is(response.statusCode, 412);
  t.is(table.front.requests.length, 5);
  t.is((await table.item("ada")).firstName.S, "Ada");
});

const conditions: Record<string, Record<string, string>> = {
  "without a condition": {},
  "under If-Match": { "If-Match": tag(1) },
  "under If-Match: *": { "If-Match": "*" },
  "under a list that names the new state too": { "If-Match": `${tag(1)}, ${tag(2)}` },
};

for (const [title, headers] of Object.entries(conditions)) {
  test.serial(`an update whose answer got lost is a success, ${title}`, async (t) => {
    await put();
    table.front.requests.length = 0;
    table.front.next = [loseAnswer];
    const { response } = await update(headers);
    t.is(response.statusCode, 200);
    t.is(response.headers.ETag, tag(2));
    t.is(table.front.requests.length, 2);
    const item = await table.item("ada");
    t.is(item._version.N, "2");
    t.is(item.updatedAt.S, response.body.updatedAt);
  });
}

test.serial("does not mistake another's update for its own after a lost answer", async (t) => {
  await put();
  const other = () => put({ _version: { N: "2" }, _requestId: { S: "other" }, lastName: { S: "Other" } });
  table.front.next = [
    async (_forward, res) => {
      await other();
      res.destroy();
    },
  ];
  const { response } = await update({ "If-Match": tag(1) });
  t.is(response.statusCode, 412);
  t.is((await table.item("ada")).lastName.S, "Other");
});
