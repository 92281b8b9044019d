// Tests deleteUser with unique fields: all claims of the user are deleted too.

import test from "ava";
import { gateways, invoke, problem, storedItem } from "../helpers/handler.ts";
import { startClaims, tag } from "../helpers/handler-claims.ts";
import { after, loseAnswer, refuse } from "../helpers/handler-front.ts";
import { cancel, partsOf } from "../helpers/handler-transactions.ts";

const table = await startClaims();
const { handler } = await import("../../handlers/delete-user-with-claims.ts");
test.after.always(() => table.close());
test.beforeEach(() => table.reset());

const deleted = { statusCode: 200, headers: {}, body: "", isBase64Encoded: false };
const pass = async (forward: () => Promise<Buffer>, res: { end(body: Buffer): unknown }) =>
  void res.end(await forward());

const remove = (ifMatch?: string) =>
  invoke(
    handler,
    gateways.http({ userId: "ada", headers: ifMatch === undefined ? {} : { "If-Match": ifMatch } }),
  );

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(
    `${gateway}: deletes user and claims together, and answers the same where nobody is`,
    async (t) => {
      await table.claim("email#grace@x.org", "grace");
      for (const operations of [["GetItem", "TransactWriteItems"], ["GetItem"]]) {
        table.front.requests.length = 0;
        const { response } = await invoke(handler, event({ userId: "ada" }));
        t.deepEqual(response, deleted);
        t.deepEqual(table.operations(), operations);
        t.deepEqual(await table.items(), []);
        t.deepEqual(await table.claims(), { "email#grace@x.org": "grace" });
      }
    },
  );
}

test.serial("a user without unique values costs one more plain delete", async (t) => {
  await table.reset({});
  t.deepEqual((await remove()).response, deleted);
  t.deepEqual(table.operations(), ["GetItem", "DeleteItem"]);
  t.deepEqual(await table.items(), []);
});

test.serial("deletes all claims at once", async (t) => {
  await table.reset({ email: { S: "A@x.org" }, nickname: { S: "Ada" }, badge: { N: "7" } });
  await remove();
  t.deepEqual(partsOf(table.front.requests[1]?.input ?? {}), [
    "Delete users ada",
    "Delete claims email#a@x.org",
    "Delete claims nickname#Ada",
    "Delete claims badge#7",
  ]);
  t.deepEqual(await table.claims(), {});
});

for (const tags of [tag(1), "*", `"other", ${tag(1)}`]) {
  test.serial(`deletes under If-Match: ${tags}`, async (t) => {
    t.deepEqual((await remove(tags)).response, deleted);
    t.deepEqual([await table.items(), await table.claims()], [[], {}]);
  });
}

for (const tags of [tag(2), '"other"', `W/${tag(1)}`]) {
  test.serial(`refuses and deletes nothing under If-Match: ${tags}`, async (t) => {
    const { response, requestId } = await remove(tags);
    const detail = "The user does not exist, or is not in a state that `If-Match` names.";
    t.deepEqual(response, problem(412, "Precondition failed", detail, requestId));
    t.deepEqual(await table.claims(), { "email#ada@x.org": "ada" });
  });
}

test.serial("refuses where nobody is, under If-Match", async (t) => {
  await remove();
  for (const tags of [tag(1), "*"]) t.is((await remove(tags)).response.statusCode, 412);
});

test.serial("keeps the claim of an old duplicate, and still deletes the user", async (t) => {
  await table.claim("email#ada@x.org", "grace");
  t.deepEqual((await remove()).response, deleted);
  t.deepEqual(await table.items(), []);
  t.deepEqual(await table.claims(), { "email#ada@x.org": "grace" });
});

test.serial("deletes a user whose values nobody has claimed yet", async (t) => {
  await table.call("DeleteItem", { TableName: "claims", Key: { claim: { S: "email#ada@x.org" } } });
  t.deepEqual((await remove()).response, deleted);
  t.deepEqual(await table.items(), []);
});

test.serial("begins again on a user who changed meanwhile, and not under its old tag", async (t) => {
  const meanwhile = async () => {
    await table.put({ ...storedItem("ada"), email: { S: "new@x.org" }, _version: { N: "2" } });
    await table.claim("email#new@x.org", "ada");
    await table.call("DeleteItem", { TableName: "claims", Key: { claim: { S: "email#ada@x.org" } } });
  };
  table.front.next = [pass, after(meanwhile)];
  t.deepEqual((await remove()).response, deleted);
  t.deepEqual([await table.items(), await table.claims()], [[], {}]);
  await table.reset();
  table.front.next = [pass, after(meanwhile)];
  t.is((await remove(tag(1))).response.statusCode, 412);
  t.deepEqual(await table.claims(), { "email#new@x.org": "ada" });
});

test.serial("deletes no user whose state is another by then, though the values are the same", async (t) => {
  const meanwhile = () =>
    table.put({ ...storedItem("ada"), email: { S: "Ada@x.org" }, _version: { N: "2" } });
  table.front.next = [pass, after(meanwhile)];
  t.is((await remove(tag(1))).response.statusCode, 412);
  t.is((await table.items()).length, 1);
});

test.serial("succeeds when another request deleted the user meanwhile", async (t) => {
  const meanwhile = () => table.call("DeleteItem", { TableName: "users", Key: { id: { S: "ada" } } });
  table.front.next = [pass, after(meanwhile)];
  t.deepEqual((await remove()).response, deleted);
  await table.reset();
  table.front.next = [pass, after(meanwhile)];
  t.is((await remove(tag(1))).response.statusCode, 412);
});

for (const tags of [undefined, tag(1), "*"]) {
  test.serial(`takes a delete whose answer got lost for the success it is, under ${tags}`, async (t) => {
    table.front.next = [pass, loseAnswer];
    t.deepEqual((await remove(tags)).response, deleted);
    t.deepEqual([await table.items(), await table.claims()], [[], {}]);
  });
}

test.serial("tries again while other transactions are in the way", async (t) => {
  table.front.next = [pass, cancel("TransactionConflict", "None")];
  t.deepEqual((await remove()).response, deleted);
  await table.reset({});
  table.front.next = [pass, refuse(400, "TransactionConflictException")];
  t.deepEqual((await remove()).response, deleted);
  t.deepEqual(table.operations(), ["GetItem", "DeleteItem", "DeleteItem"]);
});

test.serial("of 20 deletes at once with one tag one wins; without a tag, all succeed", async (t) => {
  const under = await Promise.all(Array.from({ length: 20 }, () => remove(tag(1))));
  t.deepEqual(under.map(({ response }) => response.statusCode).sort(), [200, ...Array(19).fill(412)]);
  await table.reset();
  const without = await Promise.all(Array.from({ length: 20 }, () => remove()));
  t.deepEqual([...new Set(without.map(({ response }) => response.statusCode))], [200]);
  t.deepEqual([await table.items(), await table.claims()], [[], {}]);
});
