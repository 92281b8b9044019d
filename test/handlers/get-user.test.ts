// Tests getUser: the user, its entity tag and its refusals.

import test from "ava";
import {
  gateways,
  invoke,
  problem,
  startTable,
  storedItem,
  storedTime,
  storedUser,
} from "../helpers/handler.ts";

const table = await startTable();
const { handler } = await import("../../handlers/get-user.ts");
test.after.always(() => table.close());

test.before(() => table.put(storedItem("ada", { _version: { N: "3" }, _inputHash: { S: "hash" } })));

const ETag = `"3-${storedTime}"`;
const found = {
  statusCode: 200,
  headers: { "Content-Type": "application/json", ETag },
  body: storedUser("ada"),
  isBase64Encoded: false,
};
const notModified = { statusCode: 304, headers: { ETag }, body: "", isBase64Encoded: false };

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(`${gateway}: answers the user without its hidden attributes`, async (t) => {
    const { response } = await invoke(handler, event({ userId: "ada" }));
    t.deepEqual(response, found);
  });

  for (const tags of [ETag, `W/${ETag}`, `"other", ${ETag}`, "*"]) {
    test.serial(`${gateway}: answers 304 without a body under If-None-Match: ${tags}`, async (t) => {
      const { response } = await invoke(
        handler,
        event({ userId: "ada", headers: { "If-None-Match": tags } }),
      );
      t.deepEqual(response, notModified);
    });
  }

  for (const tags of [`"2-${storedTime}"`, `"3-${storedTime + 1}"`, `W/"other"`]) {
    test.serial(`${gateway}: answers the user under If-None-Match: ${tags}`, async (t) => {
      const { response } = await invoke(
        handler,
        event({ userId: "ada", headers: { "If-None-Match": tags } }),
      );
      t.deepEqual(response, found);
    });
  }

  test.serial(`${gateway}: refuses an If-None-Match that is no list of tags`, async (t) => {
    const headers = { "If-None-Match": "3" };
    const { response, requestId } = await invoke(handler, event({ userId: "ada", headers }));
    const detail = "Expected `If-None-Match` to be `*` or a list of quoted entity tags, got something else.";
    t.deepEqual(response, problem(400, "Invalid input", detail, requestId));
  });

  test.serial(`${gateway}: answers 404 for a user that is not there, whatever the condition`, async (t) => {
    const conditions: Record<string, string>[] = [{}, { "If-None-Match": "*" }];
    for (const headers of conditions) {
      const { response, requestId } = await invoke(handler, event({ userId: "nobody", headers }));
      t.deepEqual(response, problem(404, "Not found", "There is no user with this id.", requestId));
    }
  });

  test.serial(`${gateway}: looks up an id of 256 characters and none longer`, async (t) => {
    const id = "😀".repeat(256);
    await table.put(storedItem(id));
    const { response } = await invoke(handler, event({ userId: id }));
    t.deepEqual(response.body, storedUser(id));
    table.front.requests.length = 0;
    const longer = await invoke(handler, event({ userId: "a".repeat(257) }));
    t.deepEqual(
      longer.response,
      problem(404, "Not found", "There is no user with this id.", longer.requestId),
    );
    t.deepEqual(table.front.requests, []);
  });

  test.serial(`${gateway}: looks up ids of any characters`, async (t) => {
    for (const id of ["a/b", "%", "a%2Fb", " ", "?limit=1", "é", "__proto__", '"', "\0"]) {
      await table.put(storedItem(id));
      const { response } = await invoke(handler, event({ userId: id }));
      t.deepEqual(response.body, storedUser(id));
    }
  });
}

test.serial("reads consistently", async (t) => {
  table.front.requests.length = 0;
  await invoke(handler, gateways.http({ userId: "ada" }));
  t.deepEqual(table.front.requests, [
    { operation: "GetItem", input: { TableName: "users", Key: { id: { S: "ada" } }, ConsistentRead: true } },
  ]);
});
