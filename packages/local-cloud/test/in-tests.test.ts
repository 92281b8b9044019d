// Tests `startCloud` in a test file: its start, the functions that a test calls, and several runs at once.
import test from "ava";
import { type Cloud, type CloudOptions, startCloud } from "../src/start-cloud.ts";
import { fixture } from "./helpers/local.ts";
import { shared } from "./helpers/shared.ts";

/** Two runs at once. The second one also has an API that asks for tokens, and its settings are given as an object. */
const running = shared(async (scope) => {
  const start = async (options: CloudOptions) => {
    const cloud = await startCloud({ program: fixture, tables: ["adopted=id:S"], ...options });
    scope.teardown(cloud.close);
    return cloud;
  };
  const seed = { things: [{ id: "1", size: 2 }], adopted: [{ id: { S: "x" }, tags: { SS: ["a"] } }] };
  const config = { program: "api,guarded", issuer: "local", audiences: ["people"] };
  const [one, other] = await Promise.all([start({ seed }), start({ config })]);
  return { one, other };
});

async function items({ dynamodb }: Cloud, TableName: string): Promise<unknown[]> {
  const { Items } = await dynamodb.call("Scan", { TableName });
  return Items.sort((a: { id: { S: string } }, b: { id: { S: string } }) => a.id.S.localeCompare(b.id.S));
}

test.serial("runs several at once, each with tables of its own that a reset brings back", async (t) => {
  const { one, other } = await running(t);
  const table = (one.outputs.outputs as { table: string }).table;
  const { api } = other.outputs.outputs as { api: { table: string } };
  t.not(one.url, other.url);
  const seeded = [{ id: { S: "1" }, size: { N: "2" } }];
  t.deepEqual(await items(one, table), seeded);
  t.deepEqual(await items(one, "adopted"), [{ id: { S: "x" }, tags: { SS: ["a"] } }]);
  t.is(api.table, table);
  t.deepEqual(await items(other, table), []);

  for (const Item of [{ id: { S: "1" } }, { id: { S: "2" } }])
    await one.dynamodb.call("PutItem", { TableName: table, Item });
  await one.dynamodb.call("DeleteItem", { TableName: "adopted", Key: { id: { S: "x" } } });
  await one.reset();
  t.deepEqual(await items(one, table), seeded);
  t.is((await items(one, "adopted")).length, 1);

  await one.seed({ things: [{ id: "3" }] });
  t.is((await items(one, table)).length, 2);
  await one.reset();
  t.deepEqual(await items(one, table), [...seeded, { id: { S: "3" } }]);
});

test.serial("keeps the functions' output in its order, before the answer arrives", async (t) => {
  const { one } = await running(t);
  await fetch(`${one.url}/failing`);
  const [log, ...more] = one.logs;
  t.deepEqual(more, []);
  t.regex(log?.functionName ?? "", /^failing-\w{7}$/);
  t.regex(log?.text ?? "", /\tINFO\tabout to fail\n/);
});

test.serial("refuses a seed of an unknown table, and a token without an issuer", async (t) => {
  const { one } = await running(t);
  await t.throwsAsync(one.seed({ thing: [{ id: "1" }] }), {
    message: "Expected a seed to name tables of the program, got thing. Its tables: things, adopted.",
  });
  await t.throwsAsync(one.token(), {
    message: /^Expected a stack with an issuer on this machine, got none\./,
  });
});

test.serial("makes tokens that the API accepts", async (t) => {
  const { other } = await running(t);
  const { guarded } = other.outputs.outputs as { guarded: { url: string } };
  const ask = async (request: Parameters<Cloud["token"]>[0]) =>
    fetch(`${guarded.url}who`, { headers: { authorization: `Bearer ${await other.token(request)}` } });
  const response = await ask({ subject: "ada", scopes: ["who.read", "who.write"] });
  t.is(response.status, 200);
  const { claims } = (await response.json()) as { claims: Record<string, string> };
  t.like(claims, { sub: "ada", aud: "people", scope: "who.read who.write" });
  t.is((await ask({})).status, 403);
  t.is((await ask({ scopes: ["who.read"], audience: ["others"] })).status, 401);
});
