// Tests callers' own records, /v1/users/me: each caller has one, and cannot reach another's.

import test from "ava";
import * as fc from "fast-check";
import { gateways, invoke, problem, startTable } from "../helpers/handler.ts";

const table = await startTable({ name: {}, email: { format: "email", unique: true, required: false } });
const handlers = {
  POST: (await import("../../handlers/create-user-with-claims.ts")).handler,
  GET: (await import("../../handlers/get-user.ts")).handler,
  PUT: (await import("../../handlers/update-user-with-claims.ts")).handler,
  PATCH: (await import("../../handlers/patch-user-with-claims.ts")).handler,
  DELETE: (await import("../../handlers/delete-user-with-claims.ts")).handler,
};
test.after.always(() => table.close());

type Method = keyof typeof handlers;
type Gateway = keyof typeof gateways;
interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  path?: string;
}

const own = (gateway: Gateway, method: Method, claims: Record<string, string>, call: Call = {}) =>
  invoke(
    handlers[method],
    gateways[gateway]({ method, path: "/v1/users/me", route: "/v1/users/me", claims, ...call }),
  );

async function clear() {
  for (const { id } of await table.items())
    await table.call("DeleteItem", { TableName: "users", Key: { id } });
  for (const claim of Object.keys(await table.claims()))
    await table.call("DeleteItem", { TableName: "claims", Key: { claim: { S: claim } } });
}

const ada = { iss: "https://issuer.example", sub: "ada" };
const idOfAda = "ec018c10-5ea0-531a-80f8-fc2d8e4f6ff7";

for (const gateway of ["http", "rest"] as const) {
  test.serial(`${gateway}: a caller creates, reads, changes and deletes its own record`, async (t) => {
    await clear();
    t.is((await own(gateway, "GET", ada)).response.statusCode, 404);
    const { response: created } = await own(gateway, "POST", ada, { body: { name: "Ada" } });
    t.is(created.statusCode, 201);
    t.is(created.headers.Location, "me");
    t.is(created.body.id, idOfAda);
    const { response: read } = await own(gateway, "GET", ada);
    t.deepEqual([read.body, read.headers.ETag], [created.body, created.headers.ETag]);
    const { response: byId } = await invoke(handlers.GET, gateways[gateway]({ userId: idOfAda }));
    t.deepEqual(byId.body, created.body);
    const headers = { "If-Match": String(created.headers.ETag) };
    t.is((await own(gateway, "PUT", ada, { body: { name: "Augusta" }, headers })).response.statusCode, 200);
    t.is((await own(gateway, "PATCH", ada, { body: { name: "King" }, headers })).response.statusCode, 412);
    t.is((await own(gateway, "PATCH", ada, { body: { name: "King" } })).response.body.name, "King");
    t.is((await own(gateway, "DELETE", ada)).response.statusCode, 200);
    t.deepEqual(await table.items(), []);
  });

  test.serial(`${gateway}: a second create is 409, and a repeat with its key is replayed`, async (t) => {
    await clear();
    const headers = { "Idempotency-Key": "k1" };
    const create = (call: Call) => own(gateway, "POST", ada, { body: { name: "Ada" }, ...call });
    t.is((await create({ headers })).response.statusCode, 201);
    const { response: repeat } = await create({ headers });
    t.deepEqual([repeat.statusCode, repeat.headers["Idempotent-Replayed"]], [201, "true"]);
    t.is((await create({ headers, body: { name: "Eve" } })).response.statusCode, 422);
    for (const call of [{}, { headers: { "Idempotency-Key": "k2" } }]) {
      const { response, requestId } = await create(call);
      const detail = "Expected a caller without a record of its own, got one that has a record already.";
      t.deepEqual(response, problem(409, "Conflict", detail, requestId));
    }
    const slash = await own(
      "rest",
      "POST",
      { ...ada, sub: "slash" },
      { body: { name: "S" }, path: "/v1/users/me/" },
    );
    t.is(slash.response.headers.Location, ".");
  });

  test.serial(`${gateway}: a token without \`sub\` has no record, whatever else it says`, async (t) => {
    await clear();
    for (const claims of [
      { iss: ada.iss, client_id: "batch" },
      { iss: ada.iss, sub: "" },
      { sub: "ada" },
    ] as Record<string, string>[])
      for (const method of Object.keys(handlers) as Method[]) {
        const { response, requestId } = await own(gateway, method, claims, { body: { name: "Eve" } });
        const detail =
          "Expected a token with `iss` and `sub`, which say whose record it is, got one without.";
        t.deepEqual(response, problem(403, "Forbidden", detail, requestId));
      }
    t.deepEqual(await table.items(), []);
  });

  test.serial(`${gateway}: the matched path selects a caller's own record, not the id`, async (t) => {
    await clear();
    await own(gateway, "POST", ada, { body: { name: "Ada" } });
    const event = gateways[gateway]({ userId: "me", claims: ada });
    t.is((await invoke(handlers.GET, event)).response.statusCode, 404);
    await table.put({ id: { S: "me" }, name: { S: "Somebody" } });
    t.is((await invoke(handlers.GET, event)).response.body.name, "Somebody");
    t.is((await own(gateway, "GET", ada)).response.body.name, "Ada");
  });
}

/** Pairs of callers whose issuer and subject would be equal if they were joined carelessly. */
const callers = [
  { iss: "https://a.example", sub: "b" },
  { iss: "https://a.example#b", sub: "c" },
  { iss: "https://a.example", sub: "b#c" },
  { iss: 'https://a.example","b', sub: "c" },
  { iss: "https://b.example", sub: "b" },
];
const tags = fc.constantFrom("none", "*", "mine", "another's");
const calls = fc.record({
  gateway: fc.constantFrom<Gateway>("http", "rest"),
  method: fc.constantFrom<Method>("POST", "GET", "PUT", "PATCH", "DELETE"),
  caller: fc.nat(callers.length - 1),
  name: fc.constantFrom("Ada", "Eve"),
  email: fc.constantFrom(undefined, "a@x.org", "b@x.org"),
  key: fc.constantFrom(undefined, "k1", "k2"),
  tag: tags,
});

/** Returns the stored items by id, without the attributes that only the table needs. */
const stored = async () =>
  Object.fromEntries((await table.items()).map(({ id, ...item }) => [id.S, JSON.stringify(item)]));

test.serial("no sequence of calls reads or changes the record of another caller", async (t) => {
  const seen: Record<string, number> = {};
  const property = fc.asyncProperty(fc.array(calls, { minLength: 5, maxLength: 25 }), async (sequence) => {
    await clear();
    const ids = new Map<number, string>();
    for (const { gateway, method, caller, name, email, key, tag } of sequence) {
      const before = await stored();
      const mine = ids.get(caller);
      const tagOf = async (of: string | undefined) => {
        const { _version, createdAt } = (of && (await table.item(of))) || {
          _version: { N: "9" },
          createdAt: { S: 0 },
        };
        return `"${_version.N}-${Date.parse(createdAt.S)}"`;
      };
      const [another] = [...ids].flatMap(([of, id]) => (of === caller ? [] : [id]));
      const ifMatch = {
        none: undefined,
        "*": "*",
        mine: await tagOf(mine),
        "another's": await tagOf(another),
      }[tag];
      const { response } = await own(gateway, method, callers[caller] ?? {}, {
        body: { name, ...(email && { email }), id: another, sub: "b" },
        headers: { ...(key && { "Idempotency-Key": key }), ...(ifMatch && { "If-Match": ifMatch }) },
      });
      const outcome = `${method} ${response.statusCode}`;
      seen[outcome] = (seen[outcome] ?? 0) + 1;
      const after = await stored();
      if (outcome === "POST 201" && mine === undefined) ids.set(caller, response.body.id);
      const now = ids.get(caller);
      // Only the caller's own item has changed, and the answer contains nothing of another.
      for (const id of new Set([...Object.keys(before), ...Object.keys(after)]))
        if (id !== now && before[id] !== after[id]) throw new Error(`${outcome} changed ${id}.`);
      if (response.body?.id !== undefined && response.body.id !== now)
        throw new Error(`${outcome} showed another's.`);
      if (new Set(ids.values()).size !== ids.size) throw new Error("Two callers have one record.");
    }
  });
  await fc.assert(property, { numRuns: 25 });
  for (const outcome of [
    "POST 201",
    "POST 409",
    "GET 200",
    "GET 404",
    "PUT 200",
    "PUT 412",
    "PATCH 200",
    "DELETE 200",
  ])
    t.true((seen[outcome] ?? 0) > 0, `${outcome} never came: ${JSON.stringify(seen)}`);
});
