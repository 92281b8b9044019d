// Tests Idempotency-Key: a repeat creates no second user; other input, another caller and a deleted user are told apart.

import { createHash } from "node:crypto";
import test from "ava";
import { gateways, invoke, problem, startTable } from "../../helpers/handler.ts";
import { loseAnswer } from "../../helpers/handler-front.ts";

const table = await startTable();
const { handler } = await import("../../../handlers/create-user.ts");
const { handler: updateUser } = await import("../../../handlers/update-user.ts");
const { handler: deleteUser } = await import("../../../handlers/delete-user.ts");
test.after.always(() => table.close());

const body = { firstName: "Ada", lastName: "Lovelace" };
const uuid5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const keyDetail =
  "Expected one `Idempotency-Key` of 1 to 255 visible ASCII characters without a comma, got something else.";
let count = 0;
const newKey = () => `key-${++count}`;

for (const [gateway, event] of Object.entries(gateways)) {
  const create = (key: string | string[], more = {}) =>
    invoke(handler, event({ body, headers: { "Idempotency-Key": key }, ...more }));

  test.serial(`${gateway}: makes one user of a repeated create`, async (t) => {
    const key = newKey();
    const first = await create(key);
    const { id, createdAt } = first.response.body;
    t.regex(id, uuid5);
    const headers = {
      "Content-Type": "application/json",
      Location: `users/${id}`,
      ETag: `"1-${Date.parse(createdAt)}"`,
    };
    const user = { id, ...body, createdAt, updatedAt: createdAt };
    t.deepEqual(first.response, { statusCode: 201, headers, body: user, isBase64Encoded: false });
    const repeat = await create(key, { body: { lastName: "Lovelace ", firstName: " Ada", more: 1 } });
    t.deepEqual(repeat.response, {
      statusCode: 201,
      headers: { ...headers, "Idempotent-Replayed": "true" },
      body: user,
      isBase64Encoded: false,
    });
    t.deepEqual(await table.item(id), {
      id: { S: id },
      firstName: { S: "Ada" },
      lastName: { S: "Lovelace" },
      createdAt: { S: createdAt },
      updatedAt: { S: createdAt },
      _version: { N: "1" },
      _requestId: { S: first.requestId },
      _inputHash: {
        S: createHash("sha256").update('[["firstName","Ada"],["lastName","Lovelace"]]').digest("hex"),
      },
    });
  });

  test.serial(`${gateway}: refuses the key with other input, and changes nothing`, async (t) => {
    const key = newKey();
    const { response } = await create(key);
    const item = await table.item(response.body.id);
    const others = [
      { firstName: "Grace", lastName: "Lovelace" },
      { firstName: "Lovelace", lastName: "Ada" },
      { firstName: "ada", lastName: "Lovelace" },
    ];
    for (const other of others) {
      const refused = await create(key, { body: other });
      const detail =
        "Expected the same input as in the first request with this `Idempotency-Key`, got another.";
      t.deepEqual(refused.response, problem(422, "Unprocessable content", detail, refused.requestId));
    }
    t.deepEqual(await table.item(response.body.id), item);
  });

  test.serial(`${gateway}: answers a repeat with the user as it is now`, async (t) => {
    const key = newKey();
    const { id } = (await create(key)).response.body;
    const names = { firstName: "Augusta", lastName: "King" };
    const updated = await invoke(updateUser, event({ userId: id, body: names }));
    const { response } = await create(key);
    t.is(response.statusCode, 201);
    t.deepEqual(response.body, updated.response.body);
    t.is(response.headers.ETag, updated.response.headers.ETag);
    t.is(response.headers["Idempotent-Replayed"], "true");
  });

  test.serial(`${gateway}: creates anew after a delete, with other input too`, async (t) => {
    const key = newKey();
    const first = await create(key);
    const { id } = first.response.body;
    await invoke(deleteUser, event({ userId: id }));
    await new Promise((resolve) => setTimeout(resolve, 2));
    const anew = await create(key, { body: { firstName: "New", lastName: "One" } });
    t.is(anew.response.statusCode, 201);
    t.is(anew.response.body.id, id);
    t.false("Idempotent-Replayed" in anew.response.headers);
    t.not(anew.response.headers.ETag, first.response.headers.ETag);
  });

  for (const key of [
    "!",
    "~",
    "a".repeat(255),
    '"quoted"',
    "8e03978e-40d5-43e8-bc93-6894a57f9324",
    "{}[]\\;:",
  ]) {
    test.serial(`${gateway}: takes the key ${key.slice(0, 40)}`, async (t) => {
      const { response } = await create(`${key}`);
      t.is(response.statusCode, 201);
      t.regex(response.body.id, uuid5);
    });
  }

  const wrong = ["", "a".repeat(256), "a b", "a,b", "é", "a\tb", "\u007f", ["a", "b"], ["a", "a"], ["a", ""]];
  for (const key of wrong) {
    test.serial(`${gateway}: refuses the key ${JSON.stringify(key).slice(0, 20)}`, async (t) => {
      table.front.requests.length = 0;
      const { response, requestId } = await create(key);
      t.deepEqual(response, problem(400, "Invalid input", keyDetail, requestId));
      t.deepEqual(table.front.requests, []);
    });
  }
}

test.serial("20 parallel creates under one key make one user", async (t) => {
  const before = (await table.items()).length;
  const event = gateways.http({ body, headers: { "Idempotency-Key": newKey() } });
  const all = await Promise.all(Array.from({ length: 20 }, () => invoke(handler, event)));
  t.deepEqual(new Set(all.map(({ response }) => response.statusCode)), new Set([201]));
  t.is(new Set(all.map(({ response }) => JSON.stringify(response.body))).size, 1);
  t.is(all.filter(({ response }) => !("Idempotent-Replayed" in response.headers)).length, 1);
  t.is((await table.items()).length, before + 1);
});

test.serial("both gateways make the same id of a key", async (t) => {
  const request = { body, headers: { "Idempotency-Key": newKey() } };
  const http = await invoke(handler, gateways.http(request));
  const rest = await invoke(handler, gateways.rest(request));
  t.is(rest.response.body.id, http.response.body.id);
  t.is(rest.response.headers["Idempotent-Replayed"], "true");
});

test.serial("a create whose answer got lost is no replay", async (t) => {
  table.front.next = [loseAnswer];
  const event = gateways.http({ body, headers: { "Idempotency-Key": newKey() } });
  const { response } = await invoke(handler, event);
  t.is(response.statusCode, 201);
  t.deepEqual(Object.keys(response.headers), ["Content-Type", "Location", "ETag"]);
});

test.serial("callers share no keys, even when caller and key joined give the same text", async (t) => {
  const key = newKey();
  const claims = (iss: string, sub: string) => ({ claims: { iss, sub } });
  const callers = [
    {},
    claims("https://a", "x"),
    claims("https://a", "y"),
    claims("https://b", "x"),
    claims("https://a#x", ""),
    claims('https://a","sub', "x"),
    { principal: "arn:aws:iam::1:user/x" },
    { principal: "arn:aws:iam::1:user/y" },
  ];
  const ids = new Set<string>();
  for (const caller of callers) {
    const event = gateways.http({ body, headers: { "Idempotency-Key": key }, ...caller });
    const first = await invoke(handler, event);
    t.false("Idempotent-Replayed" in first.response.headers);
    const repeat = await invoke(handler, event);
    t.is(repeat.response.headers["Idempotent-Replayed"], "true");
    ids.add(first.response.body.id);
  }
  t.is(ids.size, callers.length);
});

test.serial(
  "a key is refused when another program's item has its id, and that item is not shown",
  async (t) => {
    const event = gateways.http({ body, headers: { "Idempotency-Key": newKey() } });
    const { id } = (await invoke(handler, event)).response.body;
    await table.put({ id: { S: id }, firstName: { S: "Ada" }, lastName: { S: "Lovelace" } });
    t.is((await invoke(handler, event)).response.statusCode, 422);
  },
);

test.serial(
  "ids of keys never change: repeats of older releases' creates still meet their users",
  async (t) => {
    const event = gateways.http({ body, headers: { "Idempotency-Key": "golden" } });
    const { response } = await invoke(handler, event);
    t.is(response.body.id, "b9d06db1-7a23-59d7-acce-efcef98f8378");
  },
);
