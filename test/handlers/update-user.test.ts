// Tests updateUser: the names change, the rest stays; and its refusals.

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
const { handler } = await import("../../handlers/update-user.ts");
test.after.always(() => table.close());

const body = { firstName: " Augusta ", lastName: "King", id: "other", createdAt: "never", _version: 9 };
const changed = "The user does not exist, or is not in a state that `If-Match` names.";
const tag = (version: number, time = storedTime) => `"${version}-${time}"`;
const put = (more: Record<string, unknown> = {}) => table.put(storedItem("ada", more));

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(`${gateway}: changes the names and nothing else that was stored`, async (t) => {
    await put({ _inputHash: { S: "hash" }, _version: { N: "41" } });
    const before = Date.now();
    const { response, requestId } = await invoke(handler, event({ userId: "ada", body }));
    const { updatedAt } = response.body;
    t.true(before <= Date.parse(updatedAt) && Date.parse(updatedAt) <= Date.now());
    t.deepEqual(response, {
      statusCode: 200,
      headers: { "Content-Type": "application/json", ETag: tag(42) },
      body: { ...storedUser("ada"), firstName: "Augusta", lastName: "King", updatedAt },
      isBase64Encoded: false,
    });
    t.deepEqual(
      await table.item("ada"),
      storedItem("ada", {
        firstName: { S: "Augusta" },
        lastName: { S: "King" },
        updatedAt: { S: updatedAt },
        _version: { N: "42" },
        _requestId: { S: requestId },
        _inputHash: { S: "hash" },
      }),
    );
  });

  for (const tags of [tag(1), "*", `"other", W/"x", ${tag(1)}`, `${tag(9)}, ${tag(8)}, ${tag(1)}`]) {
    test.serial(`${gateway}: updates under If-Match: ${tags}`, async (t) => {
      await put();
      const { response } = await invoke(
        handler,
        event({ userId: "ada", body, headers: { "If-Match": tags } }),
      );
      t.is(response.statusCode, 200);
      t.is(response.headers.ETag, tag(2));
      t.is((await table.item("ada"))._version.N, "2");
    });
  }

  for (const tags of [
    tag(2),
    tag(1, storedTime + 1),
    `W/${tag(1)}`,
    '"other"',
    `${tag(7)}, ${tag(8)}`,
    '"01-1"',
  ]) {
    test.serial(`${gateway}: refuses and changes nothing under If-Match: ${tags}`, async (t) => {
      await put();
      const headers = { "If-Match": tags };
      const { response, requestId } = await invoke(handler, event({ userId: "ada", body, headers }));
      t.deepEqual(response, problem(412, "Precondition failed", changed, requestId));
      t.deepEqual(await table.item("ada"), storedItem("ada"));
    });
  }

  test.serial(`${gateway}: never creates: 404 without If-Match, 412 with it`, async (t) => {
    const missing = await invoke(handler, event({ userId: "nobody", body }));
    t.deepEqual(
      missing.response,
      problem(404, "Not found", "There is no user with this id.", missing.requestId),
    );
    for (const tags of ["*", tag(1), '"other"']) {
      const headers = { "If-Match": tags };
      const { response, requestId } = await invoke(handler, event({ userId: "nobody", body, headers }));
      t.deepEqual(response, problem(412, "Precondition failed", changed, requestId));
    }
    t.is(await table.item("nobody"), undefined);
  });

  test.serial(`${gateway}: refuses faults of the request without reaching the table`, async (t) => {
    table.front.requests.length = 0;
    const list = "Expected `If-Match` to be `*` or a list of quoted entity tags, got something else.";
    const header = await invoke(handler, event({ userId: "ada", body, headers: { "If-Match": "1" } }));
    t.deepEqual(header.response, problem(400, "Invalid input", list, header.requestId));
    const none = await invoke(handler, event({ userId: "ada" }));
    const noBody = "Expected a JSON object as the body, got no body.";
    t.deepEqual(none.response, problem(400, "Invalid input", noBody, none.requestId));
    const faulty = await invoke(handler, event({ userId: "ada", body: { firstName: "A" } }));
    t.deepEqual(
      faulty.response,
      problem(
        400,
        "Invalid input",
        "The body is not a valid user; `errors` lists every fault.",
        faulty.requestId,
        [{ pointer: "/lastName", detail: "Expected a string, got nothing." }],
      ),
    );
    const large = await invoke(handler, event({ userId: "ada", body: "x".repeat(20_000) }));
    const tooLarge = "Expected a body of at most 16384 bytes, got 20000.";
    t.deepEqual(large.response, problem(413, "Content too large", tooLarge, large.requestId));
    const long = await invoke(handler, event({ userId: "a".repeat(257), body }));
    t.deepEqual(long.response, problem(404, "Not found", "There is no user with this id.", long.requestId));
    t.deepEqual(table.front.requests, []);
  });
}
