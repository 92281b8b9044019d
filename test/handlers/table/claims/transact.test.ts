// Tests transactions in the create of a user: refused ones, lost ones, and ones that conflict.

import test from "ava";
import type { Fields } from "../../../../handlers/user/fields.ts";
import { gateways, invoke, problem, startTable, storedItem } from "../../../helpers/handler.ts";
import { cutOff, loseAnswer, refuse } from "../../../helpers/handler-front.ts";
import { cancel, partsOf } from "../../../helpers/handler-transactions.ts";

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

const create = (body: Record<string, unknown>, key?: string, requestId?: string) =>
  invoke(
    handler,
    gateways.http({
      body: { name: "Ada", ...body },
      headers: key === undefined ? {} : { "Idempotency-Key": key },
    }),
    requestId === undefined ? {} : { requestId },
  );

test.serial("a create whose answer got lost is a success, with one token", async (t) => {
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
  const { response, requestId } = await invoke(handler, event, { remaining: 2_000 });
  table.front.next = [];
  const detail = "A service behind the API is busy or cannot be reached. Try again.";
  t.deepEqual(response, problem(503, "Service unavailable", detail, requestId));
  t.true(table.front.requests.length > 1);
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

test.serial("a cancellation for any other reason is answered with a 500", async (t) => {
  table.front.next = [cancel("ValidationError", "None")];
  t.is((await create({ email: "a@x.org" })).response.statusCode, 500);
});

test.serial("a request that is cut off writes nothing", async (t) => {
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
