// createUser, where fields are unique: one user a value, whoever comes at the same moment.

import test from "ava";
import type { Fields } from "../../handlers/user/fields.ts";
import { gateways, invoke, problem, startTable, storedItem } from "../helpers/handler.ts";
import { cutOff, loseAnswer, refuse } from "../helpers/handler-front.ts";
import { cancel, partsOf } from "../helpers/handler-transactions.ts";

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
  // One character of 4 bytes that becomes three.
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

test.serial("takes a create whose answer got lost for the success it is, under one token", async (t) => {
  table.front.next = [loseAnswer];
  const { response } = await create({ email: "a@x.org" });
  t.is(response.statusCode, 201);
  t.is(response.headers["Idempotent-Replayed"], undefined);
  const tokens = table.front.requests.map(({ input }) => input.ClientRequestToken);
  t.is(tokens.length, 2);
  t.is(tokens[0], tokens[1]);
  t.is((await table.items()).length, 1);
});

test.serial("knows its own user when DynamoDB has forgotten the token", async (t) => {
  const { response, requestId } = await create({ email: "a@x.org" }, "k", "request-1");
  const again = await create({ email: "a@x.org" }, "k", requestId);
  t.is(again.response.headers["Idempotent-Replayed"], undefined);
  t.deepEqual(again.response.body, response.body);
});

test.serial("tries again under a new token when another transaction was in the way", async (t) => {
  table.front.next = [
    cancel("TransactionConflict", "None"),
    cancel("ConditionalCheckFailed", "TransactionConflict"),
  ];
  const { response } = await create({ email: "a@x.org" });
  t.is(response.statusCode, 201);
  const tokens = table.front.requests.map(({ input }) => input.ClientRequestToken);
  t.is(new Set(tokens).size, 3);
  t.is(tokens.length, 3);
});

test.serial("answers 503 when transactions are in the way until its time is up", async (t) => {
  table.front.next = Array(200).fill(cancel("None", "TransactionConflict"));
  const event = gateways.http({ body: { name: "Ada", email: "a@x.org" } });
  const { response, requestId } = await invoke(handler, event, { remaining: 800 });
  table.front.next = [];
  const detail = "A service behind the API is busy or cannot be reached. Try again.";
  t.deepEqual(response, problem(503, "Service unavailable", detail, requestId));
  t.true(table.front.requests.length > 2);
  t.deepEqual(await table.items(), []);
});

for (const code of ["ThrottlingError", "ProvisionedThroughputExceeded"]) {
  test.serial(`answers 503 at once for the reason ${code}`, async (t) => {
    table.front.next = [cancel("None", code)];
    const { response } = await create({ email: "a@x.org" });
    t.is(response.statusCode, 503);
    t.is(response.headers["Retry-After"], "1");
    t.is(table.front.requests.length, 1);
  });
}

test.serial("answers 503 when the same transaction is still under way after all repeats", async (t) => {
  table.front.next = Array(3).fill(refuse(400, "TransactionInProgressException"));
  const { response } = await create({ email: "a@x.org" });
  t.is(response.statusCode, 503);
  t.is(new Set(table.front.requests.map(({ input }) => input.ClientRequestToken)).size, 1);
});

test.serial("a reason of another kind is a failure of ours", async (t) => {
  table.front.next = [cancel("ValidationError", "None")];
  t.is((await create({ email: "a@x.org" })).response.statusCode, 500);
});

test.serial("a request that is cut off writes nothing by half", async (t) => {
  table.front.next = Array(3).fill(cutOff);
  t.is((await create({ email: "a@x.org" })).response.statusCode, 503);
  t.deepEqual([await table.items(), await table.claims()], [[], {}]);
});

test.serial("overwrites nothing when a random id is taken by another", async (t) => {
  await table.put(storedItem("ada"));
  table.front.next = [
    (_forward, res) => {
      const body = {
        __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        CancellationReasons: [{ Code: "ConditionalCheckFailed", Item: storedItem("ada") }, { Code: "None" }],
      };
      res.writeHead(400, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
    },
  ];
  const { response, log } = await create({ email: "a@x.org" });
  t.is(response.statusCode, 500);
  t.is(log.error.message, "A random id belonged to another user already.");
});

test.serial("sends each part once", async (t) => {
  await create({ email: "a@x.org", nickname: "ada", badge: 1 });
  const [sent] = table.front.requests;
  const { id } = (await table.items())[0];
  t.deepEqual(partsOf(sent?.input ?? {}), [
    `Put users ${id.S}`,
    "Put claims email#a@x.org",
    "Put claims nickname#ada",
    "Put claims badge#1",
  ]);
});
