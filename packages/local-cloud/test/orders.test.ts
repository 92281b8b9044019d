// Tests a whole program: one function writes two tables in one transaction, one reads a table's stream, and one queries an index that
// a reload adds.
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import test from "ava";
import type { BatchLine } from "../src/event-sources/batch-line.ts";
import { type Cloud, type CloudOptions, startCloud } from "../src/start-cloud.ts";
import { ManualClock, start as startOfTime } from "./helpers/clock.ts";
import { folderWith } from "./helpers/folders.ts";
import { fixture } from "./helpers/local.ts";
import { type Scope, shared } from "./helpers/shared.ts";
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

async function copyOf(scope: Scope): Promise<string> {
  const folder = await folderWith(scope, {});
  await cp(join(fixture, "orders"), folder, { recursive: true });
  await symlink(modules, join(folder, "node_modules"), "junction");
  return folder;
}

const words = ({ records, note = "" }: BatchLine) => `${records} ${note}`.trim();

async function start(scope: Scope, folder: string, options: CloudOptions = {}): Promise<Orders> {
  const [log, batches, clock] = [createLog(), createLog(), new ManualClock()];
  const cloud = await startCloud({
    ...{ program: folder, port: 0, clock, onLog: log.push, onBatch: (line) => batches.push(words(line)) },
    ...options,
  });
  scope.teardown(cloud.close);
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

/** Mends the function, so that it can count orders of this product. */
async function mend(folder: string, product: string): Promise<void> {
  const code = join(folder, "code/count.cjs");
  await writeFile(code, (await readFile(code, "utf8")).replace(`"${product}"`, '"mended"'));
}

const fill = ({ cloud, tables }: Orders, product: string, available: number) =>
  cloud.dynamodb.call("PutItem", {
    TableName: tables.stock,
    Item: { product: { S: product }, available: { N: String(available) } },
  });

/** The run of all tests. A reload tries an undelivered record at once, so there are more attempts than reloads. */
const running = shared(async (scope) => {
  const data = await folderWith(scope, {});
  return {
    ...(await start(scope, await copyOf(scope), { data, watch: true, config: ["attempts=9"] })),
    data,
  };
});

test.serial("a transaction writes both tables or none, and the stream has what it wrote", async (t) => {
  const orders = await running(t);
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

test.serial(
  "an order whose time is over is there until a sweep, and its record says who removed it",
  async (t) => {
    const orders = await running(t);
    const { cloud, clock, tables } = orders;
    const over = String(startOfTime / 1000 - 1);
    const Item = { id: { S: "old" }, product: { S: "rum" }, forgottenAt: { N: over } };
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

test.serial("a record that fails holds up those after it until it is dropped", async (t) => {
  const orders = await running(t);
  await fill(orders, "nothing", 1);
  await fill(orders, "milk", 1);
  await orders.place("3", "nothing");
  await orders.batches.next(/^1 again, retry 1 of 9; the records after it wait$/);
  await orders.place("4", "milk");
  for (let retry = 2; retry <= 9; retry++) {
    await orders.clock.passWait(Math.min(500 * 2 ** (retry - 2), 30_000));
    await orders.batches.next(new RegExp(`^1 again, retry ${retry} of 9; the records after it wait$`));
  }
  t.is((await orders.stock("milk"))?.ordered, undefined);
  await orders.clock.passWait(30_000);
  await orders.batches.next(/^1 dropped after 10 tries$/);
  await orders.batches.next(/^1$/);
  t.deepEqual((await orders.stock("milk"))?.ordered, { N: "1" });
});

test.serial("a reload adds an index, keeps what is undelivered, and writes no records", async (t) => {
  const orders = await running(t);
  await fill(orders, "nothing", 1);
  await fill(orders, "salt", 2);
  await orders.place("5", "salt", "eve");
  await orders.batches.next(/^1$/);
  await orders.place("6", "nothing", "eve");
  await orders.batches.next(/^1 again, retry 1 of 9/);
  await orders.place("7", "salt", "bob");
  t.is((await orders.find("eve"))[0], 500);

  await writeFile(join(orders.folder, "Pulumi.dev.yaml"), "config:\n  orders:byCustomer: true\n");
  await orders.log.next(/^Reloaded the program/);
  t.deepEqual(await orders.find("eve"), [200, '["5","6"]']);
  t.deepEqual(await orders.find("bob"), [200, '["7"]']);

  await mend(orders.folder, "nothing");
  await orders.log.next(/^Reloaded count-/);
  await orders.batches.next(/^1$/);
  await orders.batches.next(/^1$/);
  t.is((await orders.stock("nothing"))?.ordered?.N, "1");
  t.is((await orders.stock("salt"))?.ordered?.N, "2");
});

// This test closes the run of those before it.
test.serial("undelivered records survive a restart with a data folder", async (t) => {
  const before = await running(t);
  const { folder, data } = before;
  await fill(before, "less", 1);
  await fill(before, "bread", 2);
  await before.place("8", "bread");
  await before.batches.next(/^1$/);
  await before.place("9", "less");
  await before.batches.next(/^1 again/);
  await before.place("10", "bread");
  await before.cloud.close();

  await mend(folder, "less");
  const after = await start(t, folder, { data });
  await after.batches.next(/^2$/);
  t.deepEqual((await after.stock("less"))?.ordered, { N: "1" });
  t.deepEqual((await after.stock("bread"))?.ordered, { N: "2" });
});
