// Tests updateUser and patchUser with unique fields: the requests to the tables, and the claims that are made and deleted.

import test from "ava";
import { gateways, invoke, problem, storedItem } from "../helpers/handler.ts";
import { startClaims, tag } from "../helpers/handler-claims.ts";
import { after } from "../helpers/handler-front.ts";
import { partsOf } from "../helpers/handler-transactions.ts";

const table = await startClaims();
const update = (await import("../../handlers/update-user-with-claims.ts")).handler;
const patch = (await import("../../handlers/patch-user-with-claims.ts")).handler;
test.after.always(() => table.close());
test.beforeEach(() => table.reset());

const conflict = (requestId: string, ...names: string[]) =>
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

  test.serial(`${operation}: a change that keeps the unique values is one plain write`, async (t) => {
    for (const tags of [undefined, tag(2), "*", `${tag(9)}, ${tag(4)}`]) {
      table.front.requests.length = 0;
      const { response } = await change({ firstName: "Augusta", email: "Ada@x.org" }, tags);
      t.is(response.statusCode, 200);
      // The first tag of a list is tried first.
      t.deepEqual(table.operations(), Array(tags?.includes(",") ? 2 : 1).fill("UpdateItem"));
    }
    t.deepEqual(await table.claims(), { "email#ada@x.org": "ada" });
  });

  test.serial(
    `${operation}: another value claims it and frees the old one, in the user's transaction`,
    async (t) => {
      const { response, requestId } = await change({ email: "New@x.org" });
      const { updatedAt } = response.body;
      t.deepEqual(response, {
        statusCode: 200,
        headers: { "Content-Type": "application/json", ETag: tag(2) },
        body: {
          id: "ada",
          firstName: "Ada",
          email: "New@x.org",
          createdAt: "2025-01-02T03:04:05.678Z",
          updatedAt,
        },
        isBase64Encoded: false,
      });
      t.deepEqual(await table.claims(), { "email#new@x.org": "ada" });
      const { lastName: _, ...stored } = storedItem("ada");
      t.deepEqual(await table.item("ada"), {
        ...stored,
        email: { S: "New@x.org" },
        updatedAt: { S: updatedAt },
        _version: { N: "2" },
        _requestId: { S: requestId },
      });
      t.deepEqual(table.operations(), ["UpdateItem", "TransactWriteItems"]);
      t.deepEqual(partsOf(table.front.requests[1]?.input ?? {}), [
        "Update users ada",
        "Put claims email#new@x.org",
        "Delete claims email#ada@x.org",
      ]);
    },
  );

  test.serial(`${operation}: another spelling of a value leaves its claim alone`, async (t) => {
    const { response } = await change({ email: "ADA@x.org" });
    t.is(response.body.email, "ADA@x.org");
    t.is(response.headers.ETag, tag(2));
    t.deepEqual(table.operations(), ["UpdateItem", "UpdateItem"]);
    t.deepEqual(await table.claims(), { "email#ada@x.org": "ada" });
  });

  test.serial(
    `${operation}: a new value only adds a claim, a removed one only deletes a claim`,
    async (t) => {
      await change({ nickname: "countess" });
      t.deepEqual(await table.claims(), { "email#ada@x.org": "ada", "nickname#countess": "ada" });
      t.deepEqual(partsOf(table.front.requests[1]?.input ?? {}), [
        "Update users ada",
        "Put claims nickname#countess",
      ]);
      table.front.requests.length = 0;
      await change(operation === "patch" ? { nickname: null } : {});
      t.deepEqual(await table.claims(), { "email#ada@x.org": "ada" });
      t.deepEqual(partsOf(table.front.requests[1]?.input ?? {}), [
        "Update users ada",
        "Delete claims nickname#countess",
      ]);
      t.is((await table.item("ada")).nickname, undefined);
    },
  );

  test.serial(
    `${operation}: several at once are one transaction, and every taken one is named`,
    async (t) => {
      await table.claim("email#e@x.org", "grace");
      await table.claim("badge#7", "grace");
      const { response, requestId } = await change({ email: "E@x.org", nickname: "ada", badge: 7 });
      t.deepEqual(response, conflict(requestId, "email", "badge"));
      t.is((await table.item("ada"))._version.N, "1");
      t.false("nickname#ada" in (await table.claims()));
      await change({ email: "f@x.org", nickname: "ada", badge: 8 });
      t.deepEqual(await table.claims(), {
        "email#e@x.org": "grace",
        "badge#7": "grace",
        "email#f@x.org": "ada",
        "nickname#ada": "ada",
        "badge#8": "ada",
      });
      t.is(table.operations().length, 4);
    },
  );

  test.serial(
    `${operation}: refuses a missing user first, then another state, then a taken value`,
    async (t) => {
      await table.claim("email#e@x.org", "grace");
      const body = { firstName: "Ada", email: "e@x.org" };
      const nobody = await invoke(handler, gateways.http({ userId: "nobody", body }));
      t.is(nobody.response.statusCode, 404);
      t.is((await change({ email: "e@x.org" }, tag(2))).response.statusCode, 412);
      t.is((await change({ email: "e@x.org" }, '"other"')).response.statusCode, 412);
      t.is((await change({ email: "e@x.org" }, tag(1))).response.statusCode, 409);
      // The state changes while the claim is requested, so both conditions fail.
      await table.reset();
      await table.claim("email#e@x.org", "grace");
      table.front.next = [
        async (forward, res) => void res.end(await forward()),
        after(() => table.put({ ...storedItem("ada"), email: { S: "Ada@x.org" }, _version: { N: "5" } })),
      ];
      t.is((await change({ email: "e@x.org" }, tag(1))).response.statusCode, 412);
    },
  );

  test.serial(`${operation}: keeps the claim of an old duplicate, and still changes the user`, async (t) => {
    await table.claim("email#ada@x.org", "grace");
    const { response } = await change({ email: "new@x.org" });
    t.is(response.statusCode, 200);
    t.deepEqual(await table.claims(), { "email#ada@x.org": "grace", "email#new@x.org": "ada" });
    t.deepEqual(table.operations(), ["UpdateItem", "TransactWriteItems", "TransactWriteItems"]);
    t.deepEqual(partsOf(table.front.requests[2]?.input ?? {}), [
      "Update users ada",
      "Put claims email#new@x.org",
      "ConditionCheck claims email#ada@x.org",
    ]);
  });

  test.serial(`${operation}: frees a claim that becomes its own while it is left alone`, async (t) => {
    await table.claim("email#ada@x.org", "grace");
    table.front.next = [
      async (forward, res) => void res.end(await forward()),
      async (forward, res) => void res.end(await forward()),
      after(() => table.claim("email#ada@x.org", "ada")),
    ];
    const { response } = await change({ email: "new@x.org" });
    t.is(response.statusCode, 200);
    t.deepEqual(await table.claims(), { "email#new@x.org": "ada" });
  });
}
