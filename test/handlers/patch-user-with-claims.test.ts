// Tests patchUser with unique fields. The parts that it shares with updateUser are in update-user-with-claims.test.ts.

import test from "ava";
import { gateways, invoke } from "../helpers/handler.ts";
import { startClaims, tag } from "../helpers/handler-claims.ts";

const table = await startClaims();
const { handler } = await import("../../handlers/patch-user-with-claims.ts");
test.after.always(() => table.close());
test.beforeEach(() => table.reset());

test.serial("a patch without a unique value sends no request to the claims table", async (t) => {
  const { response } = await invoke(
    handler,
    gateways.http({ userId: "ada", body: { firstName: "Augusta" } }),
  );
  t.is(response.statusCode, 200);
  t.deepEqual(table.operations(), ["UpdateItem"]);
});

test.serial("a patch with only unknown properties reads the user, and changes nothing", async (t) => {
  const { response } = await invoke(handler, gateways.http({ userId: "ada", body: { color: "red" } }));
  t.is(response.headers.ETag, tag(1));
  t.deepEqual(table.operations(), ["GetItem"]);
});

test.serial("20 changes at once of one user's address end with one claim, that of its address", async (t) => {
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      invoke(handler, gateways.http({ userId: "ada", body: { email: `n${index}@x.org` } })),
    ),
  );
  t.deepEqual([...new Set(all.map(({ response }) => response.statusCode))], [200]);
  const { email, _version } = await table.item("ada");
  t.deepEqual(await table.claims(), { [`email#${email.S}`]: "ada" });
  t.is(_version.N, "21");
});
