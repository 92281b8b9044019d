// Tests deleteUser: it is idempotent without a condition, and keeps a condition.

import test from "ava";
import { gateways, invoke, problem, startTable, storedItem, storedTime } from "../helpers/handler.ts";
import { after, loseAnswer } from "../helpers/handler-front.ts";

const table = await startTable();
const { handler } = await import("../../handlers/delete-user.ts");
test.after.always(() => table.close());

const changed = "The user does not exist, or is not in a state that `If-Match` names.";
const deleted = { statusCode: 200, headers: {}, body: "", isBase64Encoded: false };
const tag = (version: number, time = storedTime) => `"${version}-${time}"`;

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(`${gateway}: deletes, and answers the same when there is nothing to delete`, async (t) => {
    await table.put(storedItem("ada"), storedItem("grace"));
    for (let time = 0; time < 2; time++) {
      const { response } = await invoke(handler, event({ userId: "ada" }));
      t.deepEqual(response, deleted);
      t.is(await table.item("ada"), undefined);
    }
    t.deepEqual(await table.item("grace"), storedItem("grace"));
  });

  for (const tags of [tag(1), "*", `"other", ${tag(1)}`, `${tag(3)}, ${tag(2)}, ${tag(1)}`]) {
    test.serial(`${gateway}: deletes under If-Match: ${tags}`, async (t) => {
      await table.put(storedItem("ada"));
      const { response } = await invoke(handler, event({ userId: "ada", headers: { "If-Match": tags } }));
      t.deepEqual(response, deleted);
      t.is(await table.item("ada"), undefined);
    });
  }

  for (const tags of [tag(2), tag(1, storedTime - 1), `W/${tag(1)}`, '"other"', `${tag(7)}, ${tag(8)}`]) {
    test.serial(`${gateway}: refuses and deletes nothing under If-Match: ${tags}`, async (t) => {
      await table.put(storedItem("ada"));
      const headers = { "If-Match": tags };
      const { response, requestId } = await invoke(handler, event({ userId: "ada", headers }));
      t.deepEqual(response, problem(412, "Precondition failed", changed, requestId));
      t.deepEqual(await table.item("ada"), storedItem("ada"));
    });
  }

  for (const tags of [tag(1), "*", '"other"']) {
    test.serial(`${gateway}: refuses when there is no user under If-Match: ${tags}`, async (t) => {
      const headers = { "If-Match": tags };
      const { response, requestId } = await invoke(handler, event({ userId: "nobody", headers }));
      t.deepEqual(response, problem(412, "Precondition failed", changed, requestId));
    });
  }

  test.serial(`${gateway}: refuses faults of the request without reaching the table`, async (t) => {
    table.front.requests.length = 0;
    const header = await invoke(handler, event({ userId: "ada", headers: { "If-Match": "" } }));
    const list = "Expected `If-Match` to be `*` or a list of quoted entity tags, got something else.";
    t.deepEqual(header.response, problem(400, "Invalid input", list, header.requestId));
    const long = await invoke(handler, event({ userId: "a".repeat(257) }));
    t.deepEqual(long.response, problem(404, "Not found", "There is no user with this id.", long.requestId));
    t.deepEqual(table.front.requests, []);
  });
}

test.serial("one of 20 parallel deletes under one If-Match wins", async (t) => {
  await table.put(storedItem("ada"));
  const event = gateways.http({ userId: "ada", headers: { "If-Match": tag(1) } });
  const all = await Promise.all(Array.from({ length: 20 }, () => invoke(handler, event)));
  const statuses = all.map(({ response }) => response.statusCode).sort();
  t.deepEqual(statuses, [200, ...Array(19).fill(412)]);
});

for (const [title, tags] of Object.entries({
  "without a condition": undefined,
  "under If-Match": tag(1),
  "under If-Match: *": "*",
  "under a list": `${tag(9)}, ${tag(1)}`,
})) {
  test.serial(`takes a delete whose answer got lost for the success it is, ${title}`, async (t) => {
    await table.put(storedItem("ada"));
    const headers: Record<string, string> = tags === undefined ? {} : { "If-Match": tags };
    // With the list the first tag fails, and the answer to the second attempt is lost.
    const first = tags?.includes(",") ? [after(async () => {})] : [];
    table.front.next = [...first, loseAnswer];
    const { response } = await invoke(handler, gateways.http({ userId: "ada", headers }));
    t.deepEqual(response, deleted);
    t.is(await table.item("ada"), undefined);
    t.deepEqual(table.front.next, []);
  });
}

test.serial("does not delete a user created anew under the id after a lost answer", async (t) => {
  await table.put(storedItem("ada"));
  const anew = storedItem("ada", { createdAt: { S: "2025-01-02T03:04:06.000Z" } });
  table.front.next = [
    async (forward, res) => {
      await forward();
      await table.put(anew);
      res.destroy();
    },
  ];
  const event = gateways.http({ userId: "ada", headers: { "If-Match": tag(1) } });
  const { response } = await invoke(handler, event);
  t.is(response.statusCode, 412);
  t.deepEqual(await table.item("ada"), anew);
});
