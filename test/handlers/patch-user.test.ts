// Tests patchUser: a JSON Merge Patch with a condition.

import test from "ava";
import type { Fields } from "../../handlers/user/fields.ts";
import {
  gateways,
  invoke,
  problem,
  startTable,
  storedItem,
  storedTime,
  storedUser,
} from "../helpers/handler.ts";

const fields = {
  firstName: { whenAbsent: "" },
  lastName: { whenAbsent: "" },
  nickname: { required: false },
  age: { type: "integer", required: false },
} satisfies Fields;

const table = await startTable(fields);
const { handler } = await import("../../handlers/patch-user.ts");
test.after.always(() => table.close());

const tag = (version: number) => `"${version}-${storedTime}"`;
const put = (more = {}) => table.put(storedItem("ada", { nickname: { S: "Countess" }, ...more }));

for (const [gateway, event] of Object.entries(gateways)) {
  test.serial(`${gateway}: changes the fields in the patch, and no others`, async (t) => {
    await put();
    const body = { lastName: " King ", id: "mine", _version: 7, admin: true };
    const before = Date.now();
    const { response, requestId } = await invoke(handler, event({ userId: "ada", body }));
    const { updatedAt } = response.body;
    t.true(before <= Date.parse(updatedAt) && Date.parse(updatedAt) <= Date.now());
    t.deepEqual(response, {
      statusCode: 200,
      headers: { "Content-Type": "application/json", ETag: tag(2) },
      body: { ...storedUser("ada"), nickname: "Countess", lastName: "King", updatedAt },
      isBase64Encoded: false,
    });
    t.deepEqual(await table.item("ada"), {
      ...storedItem("ada", { nickname: { S: "Countess" } }),
      lastName: { S: "King" },
      updatedAt: { S: updatedAt },
      _version: { N: "2" },
      _requestId: { S: requestId },
    });
  });

  test.serial(`${gateway}: removes an optional field by null, and sets another`, async (t) => {
    await put();
    const body = { nickname: null, age: 36 };
    const { response } = await invoke(handler, event({ userId: "ada", body }));
    const { updatedAt } = response.body;
    t.deepEqual(response.body, { ...storedUser("ada"), age: 36, updatedAt });
    t.is((await table.item("ada")).nickname, undefined);
  });

  test.serial(`${gateway}: refuses every fault at once and without reaching the table`, async (t) => {
    table.front.requests.length = 0;
    const body = { firstName: null, lastName: "", nickname: 7, age: 1.5 };
    const { response, requestId } = await invoke(handler, event({ userId: "ada", body }));
    t.deepEqual(
      response,
      problem(
        400,
        "Invalid input",
        "The body is not a valid change of a user; `errors` lists every fault.",
        requestId,
        [
          { pointer: "/firstName", detail: "Expected a string, got null." },
          {
            pointer: "/lastName",
            detail: "Expected 1 to 100 characters without the white space around them, got none.",
          },
          { pointer: "/nickname", detail: "Expected a string, got a number." },
          { pointer: "/age", detail: "Expected an integer, got a fraction." },
        ],
      ),
    );
    t.deepEqual(table.front.requests, []);
  });

  for (const [title, body, kind] of [
    ["a list", [], "an array"],
    ["null", "null", "null"],
    ["a text", '"x"', "a string"],
  ] as const) {
    test.serial(`${gateway}: refuses ${title}`, async (t) => {
      const { response, requestId } = await invoke(handler, event({ userId: "ada", body }));
      t.deepEqual(
        response,
        problem(
          400,
          "Invalid input",
          "The body is not a valid change of a user; `errors` lists every fault.",
          requestId,
          [{ pointer: "", detail: `Expected an object, got ${kind}.` }],
        ),
      );
    });
  }

  for (const [title, body] of [
    ["an empty object", {}],
    ["nothing known", { admin: true, id: "x" }],
  ] as const) {
    test.serial(
      `${gateway}: ${title} changes nothing, not even updatedAt, and answers the user`,
      async (t) => {
        await put();
        const conditions: Record<string, string>[] = [{}, { "If-Match": tag(1) }, { "If-Match": "*" }];
        for (const headers of conditions) {
          const { response } = await invoke(handler, event({ userId: "ada", body, headers }));
          t.deepEqual(response, {
            statusCode: 200,
            headers: { "Content-Type": "application/json", ETag: tag(1) },
            body: { ...storedUser("ada"), nickname: "Countess" },
            isBase64Encoded: false,
          });
        }
        const { response } = await invoke(
          handler,
          event({ userId: "ada", body, headers: { "If-Match": tag(2) } }),
        );
        t.is(response.statusCode, 412);
        t.deepEqual(await table.item("ada"), storedItem("ada", { nickname: { S: "Countess" } }));
      },
    );
  }

  test.serial(`${gateway}: never creates: 404 without If-Match, 412 with it`, async (t) => {
    for (const body of [{ firstName: "A" }, {}]) {
      const { response } = await invoke(handler, event({ userId: "nobody", body }));
      t.is(response.statusCode, 404);
      for (const tags of ["*", tag(1), '"other"']) {
        const headers = { "If-Match": tags };
        t.is((await invoke(handler, event({ userId: "nobody", body, headers }))).response.statusCode, 412);
      }
    }
    t.is(await table.item("nobody"), undefined);
  });

  test.serial(`${gateway}: of several states it changes the one that If-Match names`, async (t) => {
    await put({ _version: { N: "3" } });
    const body = { firstName: "Augusta" };
    for (const tags of [tag(2), '"other"', `W/${tag(3)}`]) {
      const { response } = await invoke(
        handler,
        event({ userId: "ada", body, headers: { "If-Match": tags } }),
      );
      t.is(response.statusCode, 412);
    }
    const headers = { "If-Match": `${tag(1)}, ${tag(3)}` };
    const { response } = await invoke(handler, event({ userId: "ada", body, headers }));
    t.is(response.headers.ETag, tag(4));
    t.is(response.body.firstName, "Augusta");
  });
}
