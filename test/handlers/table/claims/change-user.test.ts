// Tests updateUser and patchUser with unique fields: concurrent changes, and lost answers.

import test from "ava";
import { gateways, invoke, storedItem } from "../../../helpers/handler.ts";
import { startClaims, tag } from "../../../helpers/handler-claims.ts";
import { after, loseAnswer, refuse } from "../../../helpers/handler-front.ts";
import { cancel } from "../../../helpers/handler-transactions.ts";

const table = await startClaims();
const update = (await import("../../../../handlers/update-user-with-claims.ts")).handler;
const patch = (await import("../../../../handlers/patch-user-with-claims.ts")).handler;
test.after.always(() => table.close());
test.beforeEach(() => table.reset());

for (const [operation, handler] of Object.entries({ update, patch })) {
  const change = (values: Record<string, unknown>, ifMatch?: string, requestId?: string) =>
    invoke(
      handler,
      gateways.http({
        userId: "ada",
        body: operation === "patch" ? values : { firstName: "Ada", email: "Ada@x.org", ...values },
        headers: ifMatch === undefined ? {} : { "If-Match": ifMatch },
      }),
      requestId === undefined ? {} : { requestId },
    );

  test.serial(`${operation}: tries again when the user changed meanwhile`, async (t) => {
    const meanwhile = { ...storedItem("ada"), email: { S: "other@x.org" }, _version: { N: "6" } };
    table.front.next = [
      async (forward, res) => void res.end(await forward()),
      after(async () => {
        await table.put(meanwhile);
        await table.claim("email#other@x.org", "ada");
        await table.call("DeleteItem", { TableName: "claims", Key: { claim: { S: "email#ada@x.org" } } });
      }),
    ];
    const { response } = await change({ email: "new@x.org" });
    t.is(response.headers.ETag, tag(7));
    t.deepEqual(await table.claims(), { "email#new@x.org": "ada" });
  });

  test.serial(`${operation}: a change whose answer got lost is a success`, async (t) => {
    table.front.next = [async (forward, res) => void res.end(await forward()), loseAnswer];
    const { response } = await change({ email: "new@x.org" });
    t.is(response.statusCode, 200);
    const tokens = table.front.requests.slice(1).map(({ input }) => input.ClientRequestToken);
    t.deepEqual([tokens.length, new Set(tokens).size], [2, 1]);
    t.is((await table.item("ada"))._version.N, "2");
    // The Lambda request is repeated after DynamoDB has forgotten the token.
    const again = await change({ email: "new@x.org" }, tag(1), (await table.item("ada"))._requestId.S);
    t.is(again.response.statusCode, 200);
    t.is((await table.item("ada"))._version.N, "2");
  });

  test.serial(`${operation}: tries again while other transactions are in the way`, async (t) => {
    table.front.next = [
      refuse(400, "TransactionConflictException"),
      async (forward, res) => void res.end(await forward()),
      cancel("TransactionConflict", "None", "None"),
    ];
    const { response } = await change({ email: "new@x.org" });
    t.is(response.statusCode, 200);
    t.deepEqual(table.operations(), ["UpdateItem", "UpdateItem", "TransactWriteItems", "TransactWriteItems"]);
    t.deepEqual(await table.claims(), { "email#new@x.org": "ada" });
  });

  test.serial(`${operation}: counts from version 1 when another program wrote the version`, async (t) => {
    await table.put({ ...storedItem("ada"), email: { S: "Ada@x.org" }, _version: { S: "x" } });
    const { response } = await change({ email: "new@x.org" });
    t.is(response.headers.ETag, tag(2));
    t.deepEqual((await table.item("ada"))._version, { N: "2" });
  });

  test.serial(`${operation}: accepts a value when another program stored another type`, async (t) => {
    await table.put({ ...storedItem("ada"), email: { N: "7" } });
    const { response } = await change({ email: "new@x.org" });
    t.is(response.statusCode, 200);
    t.is((await table.claims())["email#new@x.org"], "ada");
  });

  test.serial(`${operation}: of 20 users at once who want one address, one gets it`, async (t) => {
    const ids = Array.from({ length: 20 }, (_, index) => `u${index}`);
    for (const id of ids) await table.put({ ...storedItem(id), email: { S: `${id}@x.org` } });
    for (const id of ids) await table.claim(`email#${id}@x.org`, id);
    const body = { firstName: "Ada", email: "one@x.org" };
    const all = await Promise.all(ids.map((userId) => invoke(handler, gateways.http({ userId, body }))));
    t.deepEqual(all.map(({ response }) => response.statusCode).sort(), [200, ...Array(19).fill(409)]);
    const owner = (await table.claims())["email#one@x.org"] ?? "";
    t.is((await table.item(owner)).email.S, "one@x.org");
    t.false(`email#${owner}@x.org` in (await table.claims()));
  });
}
