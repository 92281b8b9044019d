// Tests a whole program: one function writes two tables in one transaction, one reads a table's stream, and one queries an index that
// a reload adds.
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import test, { type ExecutionContext } from "ava";
import type { BatchLine } from "../src/event-sources/batch-line.ts";
import { type Cloud, type CloudOptions, startCloud } from "../src/start-cloud.ts";
import { ManualClock, start as startOfTime } from "./helpers/clock.ts";
import { folderWith } from "./helpers/folders.ts";
import { fixture } from "./helpers/local.ts";
import { createLog } from "./helpers/watched.ts";

const modules = resolve(import.meta.dirname, "../../../node_modules");

interface Orders {
  cloud: Cloud;
  clock: ManualClock;
  folder: string;
  log: ReturnType<typeof createLog>;
  /** The batches as they come: `2 records`, followed by the batch's note. */
  batches: ReturnType<typeof createLog>;
  tables: { orders: string; stock: string };
  place(id: string, product: string, customer?: string): Promise<[status: number, body: string]>;
  find(customer: string): Promise<[status: number, body: string]>;
  /** Returns the item of a product in the stock. */
  stock(product: string): Promise<Record<string, { N: string }> | undefined>;
}

async function copyOf(t: ExecutionContext): Promise<string> {
  const folder = await folderWith(t, {});
  await cp(join(fixture, "orders"), folder, { recursive: true });
  await symlink(modules, join(folder, "node_modules"), "junction");
  return folder;
}

const words = ({ records, note = "" }: BatchLine) => `${records} ${note}`.trim();

async function start(t: ExecutionContext, folder: string, options: CloudOptions = {}): Promise<Orders> {
  const [log, batches, clock] = [createLog(), createLog(), new ManualClock()];
  const cloud = await startCloud({
    ...{ program: folder, port: 0, clock, onLog: log.push, onBatch: (line) => batches.push(words(line)) },
    ...options,
  });
  t.teardown(cloud.close);
  const tables = cloud.outputs.tables as Orders["tables"];
  const answer = async (response: Response): Promise<[number, string]> => [
    response.status,
    await response.text(),
  ];
  return {
    ...{ cloud, clock, folder, log, batches, tables },
    place: async (id, product, customer = "ada") =>
      answer(
        await fetch(`${cloud.url}/orders`, {
          method: "POST",
          body: JSON.stringify({ id, customer, product }),
        }),
      ),
    find: async (customer) => answer(await fetch(`${cloud.url}/customers/${customer}/orders`)),
    async stock(product) {
      const Key = { product: { S: product } };
      return (await cloud.dynamodb.call("GetItem", { TableName: tables.stock, Key })).Item;
    },
  };
}

/** Mends the function, so that it can count every order. */
async function countNothing(folder: string): Promise<void> {
  const code = join(folder, "code/count.cjs");
  await writeFile(code, (await readFile(code, "utf8")).replace('=== "nothing"', '=== "never"'));
}

const fill = ({ cloud, tables }: Orders, product: string, available: number) =>
  cloud.dynamodb.call("PutItem", {
    TableName: tables.stock,
    Item: { product: { S: product }, available: { N: String(available) } },
  });

test.serial("a transaction writes both tables or none, and the stream has what it wrote", async (t) => {
  const orders = await start(t, await copyOf(t));
  await fill(orders, "tea", 1);
  t.deepEqual(await orders.place("1", "tea"), [201, ""]);
  await orders.batches.next(/^1$/);
  t.deepEqual(await orders.place("2", "tea"), [409, '["None","ConditionalCheckFailed"]']);
  t.deepEqual(await orders.place("1", "tea"), [409, '["ConditionalCheckFailed","ConditionalCheckFailed"]']);
  t.deepEqual(await orders.stock("tea"), {
    product: { S: "tea" },
    available: { N: "0" },
    ordered: { N: "1" },
  });
  t.is((await orders.cloud.dynamodb.call("Scan", { TableName: orders.tables.orders })).Count, 1);
  t.deepEqual(orders.cloud.withoutEffect, []);
  t.deepEqual(
    orders.cloud.mappings.map(({ tableName }) => tableName),
    [orders.tables.orders],
  );
});

test.serial("a record that fails holds up those after it until it is dropped", async (t) => {
  const orders = await start(t, await copyOf(t));
  await fill(orders, "nothing", 1);
  await fill(orders, "tea", 1);
  await orders.place("1", "nothing");
  await orders.batches.next(/^1 again, retry 1 of 2; the records after it wait$/);
  await orders.place("2", "tea");
  await orders.clock.passWait(500);
  await orders.batches.next(/^1 again, retry 2 of 2; the records after it wait$/);
  t.is((await orders.stock("tea"))?.ordered, undefined);
  await orders.clock.passWait(1000);
  await orders.batches.next(/^1 dropped after 3 tries$/);
  await orders.batches.next(/^1$/);
  t.deepEqual((await orders.stock("tea"))?.ordered, { N: "1" });
});

test.serial("a reload adds an index, keeps what is undelivered, and writes no records", async (t) => {
  const orders = await start(t, await copyOf(t), { watch: true, config: ["attempts=100"] });
  await fill(orders, "nothing", 1);
  await fill(orders, "tea", 2);
  await orders.place("1", "tea");
  await orders.batches.next(/^1$/);
  await orders.place("2", "nothing");
  await orders.batches.next(/^1 again, retry 1 of 100/);
  await orders.place("3", "tea", "bob");
  t.is((await orders.find("ada"))[0], 500);

  await writeFile(join(orders.folder, "Pulumi.dev.yaml"), "config:\n  orders:byCustomer: true\n");
  await orders.log.next(/^Reloaded the program/);
  t.deepEqual(await orders.find("ada"), [200, '["1","2"]']);
  t.deepEqual(await orders.find("bob"), [200, '["3"]']);

  await countNothing(orders.folder);
  await orders.log.next(/^Reloaded count-/);
  await orders.batches.next(/^1$/);
  await orders.batches.next(/^1$/);
  t.is((await orders.stock("nothing"))?.ordered?.N, "1");
  t.is((await orders.stock("tea"))?.ordered?.N, "2");
});

test.serial("undelivered records survive a restart with a data folder", async (t) => {
  const [folder, data] = [await copyOf(t), await folderWith(t, {})];
  const before = await start(t, folder, { data, config: ["attempts=100"] });
  await fill(before, "nothing", 1);
  await fill(before, "tea", 2);
  await before.place("1", "tea");
  await before.batches.next(/^1$/);
  await before.place("2", "nothing");
  await before.batches.next(/^1 again/);
  await before.place("3", "tea");
  await before.cloud.close();

  await countNothing(folder);
  const after = await start(t, folder, { data, config: ["attempts=100"] });
  await after.batches.next(/^2$/);
  t.deepEqual((await after.stock("nothing"))?.ordered, { N: "1" });
  t.deepEqual((await after.stock("tea"))?.ordered, { N: "2" });
});

test.serial(
  "an order whose time is over is there until a sweep, and its record says who removed it",
  async (t) => {
    const orders = await start(t, await copyOf(t));
    const { cloud, clock, tables } = orders;
    const over = String(startOfTime / 1000 - 1);
    const Item = { id: { S: "old" }, product: { S: "tea" }, forgottenAt: { N: over } };
    await cloud.dynamodb.call("PutItem", { TableName: tables.orders, Item });
    await orders.batches.next(/^1$/);
    const Key = { id: { S: "old" } };
    t.deepEqual((await cloud.dynamodb.call("GetItem", { TableName: tables.orders, Key })).Item, Item);
    await clock.pass(60_000);
    await orders.batches.next(/^1$/);
    t.deepEqual(await cloud.dynamodb.call("GetItem", { TableName: tables.orders, Key }), {});
    t.deepEqual((await orders.stock("forgotten"))?.removed, { N: "1" });
  },
);
