// Tests a change of some fields with concurrent changes and lost answers.

import test from "ava";
import type { Fields } from "../../../handlers/user/fields.ts";
import { gateways, invoke, startTable, storedItem, storedTime, storedUser } from "../../helpers/handler.ts";
import { after, loseAnswer } from "../../helpers/handler-front.ts";

const fields = {
  firstName: { whenAbsent: "" },
  lastName: { whenAbsent: "" },
  nickname: { required: false },
  age: { type: "integer", required: false },
} satisfies Fields;

const table = await startTable(fields);
const { handler } = await import("../../../handlers/patch-user.ts");
test.after.always(() => table.close());

const tag = (version: number) => `"${version}-${storedTime}"`;
const put = (more = {}) => table.put(storedItem("ada", { nickname: { S: "Countess" }, ...more }));

test.serial("a patch that repeats what is stored is a change, as in a PUT", async (t) => {
  await put();
  const { response } = await invoke(handler, gateways.http({ userId: "ada", body: { firstName: "Ada" } }));
  t.is(response.headers.ETag, tag(2));
  t.not(response.body.updatedAt, storedUser("ada").updatedAt);
});

test.serial("one of 20 parallel patches under one If-Match wins", async (t) => {
  await put();
  const event = gateways.http({ userId: "ada", body: { age: 1 }, headers: { "If-Match": tag(1) } });
  const all = await Promise.all(Array.from({ length: 20 }, () => invoke(handler, event)));
  t.deepEqual(all.map(({ response }) => response.statusCode).sort(), [200, ...Array(19).fill(412)]);
});

test.serial("20 parallel patches without a condition are 20 changes", async (t) => {
  await put();
  const event = gateways.http({ userId: "ada", body: { age: 1 } });
  const all = await Promise.all(Array.from({ length: 20 }, () => invoke(handler, event)));
  t.deepEqual(new Set(all.map(({ response }) => response.headers.ETag)).size, 20);
});

for (const tags of [undefined, tag(1)]) {
  test.serial(`a patch whose answer got lost is a success, with ${tags}`, async (t) => {
    await put();
    table.front.next = [loseAnswer];
    const headers: Record<string, string> = tags === undefined ? {} : { "If-Match": tags };
    const { response } = await invoke(handler, gateways.http({ userId: "ada", body: { age: 7 }, headers }));
    t.is(response.statusCode, 200);
    t.is(response.headers.ETag, tag(2));
    t.is((await table.item("ada"))._version.N, "2");
  });
}

test.serial("counts from version 1 when another program wrote the version", async (t) => {
  for (const _version of [{ S: "seven" }, { N: "-4" }, undefined]) {
    await table.put({ ...storedItem("ada"), ...(_version ? { _version } : {}) });
    if (!_version) {
      const { _version: _, ...foreign } = storedItem("ada");
      await table.put(foreign);
    }
    const { response } = await invoke(handler, gateways.http({ userId: "ada", body: { age: 7 } }));
    t.is(response.headers.ETag, tag(2));
    t.deepEqual((await table.item("ada"))._version, { N: "2" });
  }
});

test.serial("changes a user who changes meanwhile, in the state that a list names", async (t) => {
  await put({ _version: { N: "2" } });
  table.front.next = [after(() => put({ _version: { N: "3" } }))];
  const headers = { "If-Match": `${tag(2)}, ${tag(3)}` };
  const { response } = await invoke(handler, gateways.http({ userId: "ada", body: { age: 7 }, headers }));
  t.is(response.headers.ETag, tag(4));
});
