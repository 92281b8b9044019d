// Tests createUser: its stored item, its answer and its refusals.

import test from "ava";
import { gateways, invoke, problem, startTable } from "../helpers/handler.ts";
import { loseAnswer } from "../helpers/handler-front.ts";

const table = await startTable();
const { handler } = await import("../../handlers/create-user.ts");
test.after.always(() => table.close());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(`${gateway}: creates a user and stores exactly it`, async (t) => {
    const body = { firstName: " Grace ", lastName: "Hopper\n", id: "mine", _version: 7, admin: true };
    const before = Date.now();
    const { response, requestId } = await invoke(handler, event({ body }));
    const { id, createdAt } = response.body;
    t.regex(id, uuid);
    t.regex(createdAt, time);
    t.true(before <= Date.parse(createdAt) && Date.parse(createdAt) <= Date.now());
    t.deepEqual(response, {
      statusCode: 201,
      headers: {
        "Content-Type": "application/json",
        Location: `users/${id}`,
        ETag: `"1-${Date.parse(createdAt)}"`,
      },
      body: { id, firstName: "Grace", lastName: "Hopper", createdAt, updatedAt: createdAt },
      isBase64Encoded: false,
    });
    t.deepEqual(await table.item(id), {
      id: { S: id },
      firstName: { S: "Grace" },
      lastName: { S: "Hopper" },
      createdAt: { S: createdAt },
      updatedAt: { S: createdAt },
      _version: { N: "1" },
      _requestId: { S: requestId },
    });
  });

  test.serial(
    `${gateway}: a Location leads to the user from a path with a slash at its end too`,
    async (t) => {
      const path = "/v1/users/";
      const body = { firstName: "Grace", lastName: "Hopper" };
      const { response } = await invoke(handler, event({ path, body }));
      const { pathname } = new URL(response.headers.Location ?? "", `https://example.org${path}`);
      t.is(pathname, `/v1/users/${response.body.id}`);
    },
  );

  test.serial(
    `${gateway}: refuses a faulty body with every fault and without reaching the table`,
    async (t) => {
      table.front.requests.length = 0;
      const { response, requestId } = await invoke(handler, event({ body: { firstName: 1, lastName: " " } }));
      t.deepEqual(
        response,
        problem(
          400,
          "Invalid input",
          "The body is not a valid user; `errors` lists every fault.",
          requestId,
          [
            { pointer: "/firstName", detail: "Expected a string, got a number." },
            {
              pointer: "/lastName",
              detail: "Expected 1 to 100 characters without the white space around them, got none.",
            },
          ],
        ),
      );
      t.deepEqual(table.front.requests, []);
    },
  );
}

test.serial("creates two users of the same names", async (t) => {
  const event = gateways.http({ body: { firstName: "Twin", lastName: "Twin" } });
  const first = await invoke(handler, event);
  const second = await invoke(handler, event);
  t.is(first.response.statusCode, 201);
  t.is(second.response.statusCode, 201);
  t.not(first.response.body.id, second.response.body.id);
});

test.serial("takes a create whose answer got lost for the success it is", async (t) => {
  const before = (await table.items()).length;
  table.front.requests.length = 0;
  table.front.next = [loseAnswer];
  const { response } = await invoke(
    handler,
    gateways.http({ body: { firstName: "Once", lastName: "Only" } }),
  );
  t.is(response.statusCode, 201);
  t.deepEqual(Object.keys(response.headers), ["Content-Type", "Location", "ETag"]);
  t.deepEqual(
    table.front.requests.map(({ operation }) => operation),
    ["PutItem", "PutItem"],
  );
  t.is((await table.items()).length, before + 1);
  t.is((await table.item(response.body.id)).createdAt.S, response.body.createdAt);
});

test.serial("overwrites nothing when a random id is taken by another", async (t) => {
  const { response } = await invoke(handler, gateways.http({ body: { firstName: "A", lastName: "B" } }));
  const taken = response.body.id;
  // DynamoDB answers as if a user with the random id existed already.
  table.front.next = [
    async (_forward, res) => {
      const item = await table.item(taken);
      res.writeHead(400, { "content-type": "application/x-amz-json-1.0" }).end(
        JSON.stringify({
          __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
          message: "The conditional request failed",
          Item: item,
        }),
      );
    },
  ];
  const second = await invoke(handler, gateways.http({ body: { firstName: "C", lastName: "D" } }));
  t.is(second.response.statusCode, 500);
  t.is(second.log.error.message, "A random id belonged to another user already.");
});
