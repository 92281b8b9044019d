// Tests createUser when the only unique field is optional: a user without a value claims nothing.

import test from "ava";
import { gateways, invoke, startTable } from "../helpers/handler.ts";
import { refuse } from "../helpers/handler-front.ts";

const table = await startTable({ name: {}, nickname: { unique: true, required: false } });
const { handler } = await import("../../handlers/create-user-with-claims.ts");
test.after.always(() => table.close());

test.serial("creates without a unique value are one plain write each, however many there are", async (t) => {
  for (const name of ["Ada", "Grace"]) {
    const { response } = await invoke(handler, gateways.http({ body: { name } }));
    t.is(response.statusCode, 201);
  }
  t.deepEqual(
    table.front.requests.map(({ operation }) => operation),
    ["PutItem", "PutItem"],
  );
  t.deepEqual(await table.claims(), {});
});

test.serial("the create is repeated while a transaction runs on its item", async (t) => {
  table.front.requests.length = 0;
  table.front.next = Array(2).fill(refuse(400, "TransactionConflictException"));
  const { response } = await invoke(handler, gateways.http({ body: { name: "Ada" } }));
  t.is(response.statusCode, 201);
  t.is(table.front.requests.length, 3);
});
