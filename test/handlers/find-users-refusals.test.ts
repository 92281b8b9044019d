// Tests the refusals of listUsers with indexed fields, which do not reach the table.

import test from "ava";
import type { Fields } from "../../handlers/user/fields.ts";
import { gateways, invoke, problem, startTable } from "../helpers/handler.ts";

const fields = {
  name: {},
  plan: { values: ["free", "team", "a b&c"], index: true, required: false },
  seats: { type: "integer", index: { sort: "updatedAt" }, required: false },
} satisfies Fields;

const table = await startTable(fields);
const { handler } = await import("../../handlers/find-users.ts");
test.after.always(() => table.close());

const timeOf = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString();

/** Stores users of one plan, created one after another and changed in the opposite order. */
function item(number: number, more: Record<string, unknown> = {}) {
  return {
    id: { S: `user ${number}/&` },
    name: { S: `n${number}` },
    createdAt: { S: timeOf(number) },
    updatedAt: { S: timeOf(1_000 - number) },
    _version: { N: "1" },
    ...more,
  };
}
const team = Array.from({ length: 25 }, (_, number) => item(number, { plan: { S: "team" } }));
const seven = Array.from({ length: 5 }, (_, number) => item(50 + number, { seats: { N: "7" } }));
test.before(() => table.put(...team, ...seven, item(99, { plan: { S: "a b&c" } })));

for (const [gateway, event] of Object.entries(gateways)) {
  const refused: [title: string, query: string, detail: string][] = [
    ["two filters at once", "plan=team&seats=7", "Expected one filter at a time, got `plan`, `seats`."],
    [
      "a field without an index, naming those that have one",
      "name=n1",
      "Expected no filter by `name`; users are found by `plan`, `seats`.",
    ],
    [
      "a field without an index beside a filter",
      "plan=team&name=n1",
      "Expected no filter by `name`; users are found by `plan`, `seats`.",
    ],
    ["sort without a filter", "sort=createdAt", "Expected `sort` only with a filter."],
    ["cursor without a filter", "cursor=abc", "Expected `cursor` only with a filter."],
    [
      "lastKey with a filter",
      "plan=team&lastKey=a",
      "Expected `lastKey` only without a filter; with one, a page goes on by `cursor`.",
    ],
    [
      "the order of another index",
      "plan=team&sort=updatedAt",
      'Expected one `sort`, createdAt or -createdAt, got "updatedAt".',
    ],
    [
      "two orders",
      "plan=team&sort=createdAt&sort=createdAt",
      "Expected one `sort`, createdAt or -createdAt, got 2 of them.",
    ],
    ["a filter given twice", "plan=team&plan=free", "Expected one `plan`, got 2 of them."],
    [
      "what is none of the values",
      "plan=gold",
      'Wrong `plan` in the query: Expected one of "free", "team", "a b&c", got something else.',
    ],
    ["what is no number", "seats=0x7", "Wrong `seats` in the query: Expected an integer, got a string."],
    ["an empty filter", "seats=", "Wrong `seats` in the query: Expected an integer, got a string."],
    ["a wrong limit", "plan=team&limit=0", 'Expected one `limit`, an integer from 1 to 100, got "0".'],
  ];
  for (const [title, query, detail] of refused) {
    test.serial(`${gateway}: refuses ${title} without reaching the table`, async (t) => {
      table.front.requests.length = 0;
      const { response, requestId } = await invoke(handler, event({ query }));
      t.deepEqual(response, problem(400, "Invalid input", detail, requestId));
      t.deepEqual(table.front.requests, []);
    });
  }

  test.serial(`${gateway}: refuses a cursor that is altered, or of another filter or order`, async (t) => {
    const { response } = await invoke(handler, event({ query: "plan=team&limit=2" }));
    const { cursor } = response.body;
    const flipped = (cursor.startsWith("A") ? "B" : "A") + cursor.slice(1);
    const bytes = Buffer.from(cursor, "base64url");
    const longer = Buffer.concat([bytes.subarray(0, -3), Buffer.from('x"]')]).toString("base64url");
    for (const query of [
      `plan=team&cursor=${flipped}`,
      `plan=team&cursor=${cursor}x`,
      `plan=team&cursor=${cursor}!`,
      `plan=team&cursor=${longer}`,
      "plan=team&cursor=",
      "plan=team&cursor=abc",
      `plan=team&cursor=${cursor}&cursor=${cursor}`,
      `plan=free&cursor=${cursor}`,
      `plan=team&sort=-createdAt&cursor=${cursor}`,
      `seats=7&cursor=${cursor}`,
    ]) {
      table.front.requests.length = 0;
      const refusal = await invoke(handler, event({ query }));
      t.deepEqual(
        refusal.response,
        problem(
          400,
          "Invalid input",
          "Expected one `cursor`, unaltered, of a page with the same filter and `sort`, got something else.",
          refusal.requestId,
        ),
        query,
      );
      t.deepEqual(table.front.requests, []);
    }
  });
}
