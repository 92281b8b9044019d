// Tests createUser with unique fields: of concurrent creates with one value, one wins.

import test from "ava";
import type { Fields } from "../../handlers/user/fields.ts";
import { gateways, invoke, problem, startTable } from "../helpers/handler.ts";

const fields = {
  name: {},
  email: { format: "email", maxLength: 254, unique: true },
  nickname: { unique: true, required: false, minLength: 0, maxLength: 400 },
  badge: { type: "integer", unique: true, required: false },
} satisfies Fields;

const table = await startTable(fields);
const { handler } = await import("../../handlers/create-user-with-claims.ts");
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

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(
    `${gateway}: writes the user and a claim a unique value in one request, shown as entered`,
    async (t) => {
      const body = { name: "Ada", email: " Ada@Example.ORG ", badge: 7 };
      const { response, requestId } = await invoke(handler, event({ body }));
      const { id, createdAt } = response.body;
      t.deepEqual(response, {
        statusCode: 201,
        headers: {
          "Content-Type": "application/json",
          Location: `users/${id}`,
          ETag: `"1-${Date.parse(createdAt)}"`,
        },
        body: { id, name: "Ada", email: "Ada@Example.ORG", badge: 7, createdAt, updatedAt: createdAt },
        isBase64Encoded: false,
      });
      const item = {
        id: { S: id },
        name: { S: "Ada" },
        email: { S: "Ada@Example.ORG" },
        badge: { N: "7" },
        createdAt: { S: createdAt },
        updatedAt: { S: createdAt },
        _version: { N: "1" },
        _requestId: { S: requestId },
      };
      const claim = (of: string) => ({
        Put: {
          TableName: "claims",
          Item: { claim: { S: of }, userId: { S: id } },
          ConditionExpression: "attribute_not_exists(claim) OR userId = :user",
          ExpressionAttributeValues: { ":user": { S: id } },
        },
      });
      const [sent, ...more] = table.front.requests;
      t.deepEqual(more, []);
      t.is(sent?.operation, "TransactWriteItems");
      t.deepEqual(sent?.input.TransactItems, [
        {
          Put: {
            TableName: "users",
            Item: item,
            ConditionExpression: "attribute_not_exists(id)",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
        claim("email#ada@example.org"),
        claim("badge#7"),
      ]);
      t.deepEqual(await table.items(), [item]);
      t.deepEqual(await table.claims(), { "email#ada@example.org": id, "badge#7": id });
    },
  );
}

test.serial(
  "of two creates of one address at once, one is 201, the other 409 and writes nothing",
  async (t) => {
    const both = await Promise.all([create({ email: "a@x.org" }), create({ email: "A@X.org" })]);
    const [won, lost] = both.sort((a, b) => a.response.statusCode - b.response.statusCode);
    t.is(won?.response.statusCode, 201);
    t.deepEqual(lost?.response, taken(lost?.requestId ?? "", "email"));
    t.is((await table.items()).length, 1);
    t.deepEqual(await table.claims(), { "email#a@x.org": won?.response.body.id });
    t.false(JSON.stringify(lost).includes(won?.response.body.id));
  },
);

test.serial("one of 20 creates at once of one address wins", async (t) => {
  const all = await Promise.all(Array.from({ length: 20 }, () => create({ email: "a@x.org" })));
  t.deepEqual(all.map(({ response }) => response.statusCode).sort(), [201, ...Array(19).fill(409)]);
  t.is((await table.items()).length, 1);
});

test.serial("names every value that is taken", async (t) => {
  await create({ email: "a@x.org", nickname: "ada", badge: 1 });
  const { response, requestId } = await create({ email: "A@x.org", nickname: "Ada", badge: 1 });
  t.deepEqual(response, taken(requestId, "email", "badge"));
  t.is((await table.items()).length, 1);
});

test.serial("tells texts by normal form, and by case unless the field ignores it", async (t) => {
  await create({ email: "a@x.org", nickname: "\u00e9" });
  const composed = await create({ email: "b@x.org", nickname: "e\u0301" });
  t.is(composed.response.statusCode, 409);
  t.is((await create({ email: "b@x.org", nickname: "\u00c9" })).response.statusCode, 201);
  t.deepEqual(Object.keys(await table.claims()).sort(), [
    "email#a@x.org",
    "email#b@x.org",
    "nickname#\u00c9",
    "nickname#\u00e9",
  ]);
});

test.serial("an empty text is a value like any other", async (t) => {
  await create({ email: "a@x.org", nickname: "" });
  t.is((await create({ email: "b@x.org", nickname: "" })).response.statusCode, 409);
});

test.serial("refuses a value whose normal form is longer than a key, and writes nothing", async (t) => {
  // One character of 4 bytes, which becomes three.
  const nickname = "\u{1d160}".repeat(171);
  const { response, requestId } = await create({ email: "a@x.org", nickname });
  t.deepEqual(
    response,
    problem(400, "Invalid input", "The body is not a valid user; `errors` lists every fault.", requestId, [
      {
        pointer: "/nickname",
        detail: "Expected at most 2048 bytes with the field's name, in normal form, got 2061.",
      },
    ]),
  );
  t.deepEqual(table.front.requests, []);
});
