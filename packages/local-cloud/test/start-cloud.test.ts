import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, get, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import type { RequestLine } from "../src/gateway/api/api.ts";
import { type Cloud, type CloudOptions, startCloud } from "../src/start-cloud.ts";
import { folderWith } from "./helpers/folders.ts";
import { fixture, newProcesses } from "./helpers/local.ts";

// The test has its own temporary folder, so that the runs of other tests do not show in it.
const temporary = mkdtempSync(join(tmpdir(), "local-test-"));
process.env.TMPDIR = temporary;
test.after.always(() => rmSync(temporary, { recursive: true, force: true }));

async function start(t: ExecutionContext, options: CloudOptions = {}) {
  const cloud = await startCloud({ program: fixture, port: 0, tables: ["adopted=id:S"], ...options });
  t.teardown(cloud.close);
  return cloud;
}

let processes: () => number[];
const folders = () => readdirSync(temporary).filter((name) => name.startsWith("local-cloud-"));

function call({ url }: Cloud, operation: string, input: unknown) {
  return fetch(`${url}/dynamodb?operation=${operation}`, { method: "POST", body: JSON.stringify(input) });
}

const kept = { id: { S: "kept" } };
const tableOf = ({ outputs }: Cloud) => (outputs.outputs as { table: string }).table;

/** The run of all tests until the one that closes it. */
let shared: { cloud: Cloud; lines: RequestLine[]; data: string };
test.serial.before(async () => {
  processes = newProcesses();
  const lines: RequestLine[] = [];
  const data = mkdtempSync(join(temporary, "data-"));
  const cloud = await startCloud({
    ...{ program: fixture, port: 0, tables: ["adopted=id:S"], data },
    onRequest: (line) => lines.push(line),
  });
  await cloud.dynamodb.call("PutItem", { TableName: tableOf(cloud), Item: kept });
  shared = { cloud, lines, data };
});

test.serial("serves the registered routes by the registered functions", async (t) => {
  const { cloud, lines } = shared;
  const response = await fetch(`${cloud.url}/environment`);
  t.is(response.status, 200);
  const env = (await response.json()) as Record<string, string>;
  t.is(env.GREETING, "hello");
  t.is(env.AWS_REGION, "eu-west-1");
  t.deepEqual(
    cloud.routes.map(({ method, path }) => `${method} ${path}`),
    ["POST /dynamodb", "POST /echo", "GET /environment", "GET /failing", "GET /slow"],
  );
  t.like(lines.splice(0), [
    { method: "GET", path: "/environment", status: 200, functionName: env.AWS_LAMBDA_FUNCTION_NAME },
  ]);
  const { node } = process.versions;
  const otherNode = node.startsWith("24.") ? [] : [`the Node of nodejs24.x (functions run on ${node})`];
  t.deepEqual(cloud.withoutEffect, ["cloudwatch.LogGroup", ...otherNode]);
});

test.serial("reports a failing function with what it printed", async (t) => {
  const { cloud, lines } = shared;
  const response = await fetch(`${cloud.url}/failing`);
  t.is(response.status, 500);
  t.deepEqual(await response.json(), { message: "Internal Server Error" });
  t.regex(
    lines.splice(0)[0]?.log ?? "",
    /\tINFO\tabout to fail\n.*\tERROR\tInvoke Error \t.*broken on purpose/,
  );
});

test.serial("lets a function do what its role allows, on its table, and nothing else", async (t) => {
  const { cloud } = shared;
  const table = tableOf(cloud);
  const Key = kept;
  const read = await call(cloud, "GetItem", { TableName: table, Key });
  t.deepEqual(await read.json(), { Item: Key });

  for (const [operation, TableName] of [
    ["DeleteItem", table],
    ["GetItem", "adopted"],
  ] as const) {
    const denied = await call(cloud, operation, { TableName, Key });
    t.is(denied.status, 400);
    t.regex(
      await denied.text(),
      new RegExp(
        `AccessDeniedException.*assumed-role/dynamodb-\\w+/dynamodb-\\w+ is not authorized to perform: dynamodb:${operation} on resource: arn:aws:dynamodb:eu-west-1:000000000000:table/${TableName} because`,
      ),
    );
  }
  const { Items } = await cloud.dynamodb.call("Scan", { TableName: table });
  t.is(Items.length, 1);
});

test.serial("creates a table that the program only looks up", async (t) => {
  const { Table } = await shared.cloud.dynamodb.call("DescribeTable", { TableName: "adopted" });
  t.deepEqual(Table.KeySchema, [{ AttributeName: "id", KeyType: "HASH" }]);
});

test.serial("takes any expectation of a client for a request", async (t) => {
  const request = get(`${shared.cloud.url}/environment`, { headers: { expect: "the-unexpected" } });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.resume();
  t.is(response.statusCode, 200);
});

test.serial(
  "on close it answers running requests, accepts no new ones, and leaves no process and no file",
  async (t) => {
    const { cloud } = shared;
    const before = processes();
    t.is(folders().length, 1);
    const idle = connect(Number(new URL(cloud.url).port), "127.0.0.1");
    const slow = fetch(`${cloud.url}/slow`);
    // Another process exists when the request has arrived.
    while (processes().every((pid) => before.includes(pid)))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const startedAt = Date.now();
    const closed = cloud.close();
    await t.throwsAsync(fetch(`${cloud.url}/environment`));
    const response = await slow;
    t.deepEqual([response.status, await response.json()], [200, { done: true }]);
    await closed;
    // Node itself ends a connection without a request after 60 s.
    t.true(Date.now() - startedAt < 50_000, "a connection that carries no request must not hold it up");
    idle.destroy();
    t.deepEqual(processes(), []);
    t.deepEqual(folders(), []);
  },
);

test.serial("keeps items in the data folder between runs", async (t) => {
  const cloud = await start(t, { data: shared.data });
  t.deepEqual((await cloud.dynamodb.call("Scan", { TableName: tableOf(cloud) })).Items, [kept]);
});

test.serial("leaves nothing behind when the start fails for another reason than the program", async (t) => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as AddressInfo;
  t.teardown(() => taken.close());

  await t.throwsAsync(start(t, { port }), {
    message: `Port ${port} is taken. Choose another with --port; 0 takes a free one.`,
  });
  await t.throwsAsync(start(t, { stack: "secret" }), {
    message: /^The setting fixture:password of stack secret is encrypted\./m,
  });
  await t.throwsAsync(start(t, { signal: AbortSignal.abort() }));
  const file = await folderWith(t, { "dynamodb/LOCK/in-the-way": "" });
  await t.throwsAsync(start(t, { data: file }), { message: /^Cannot open the data folder/ });
  await t.throwsAsync(start(t, { data: shared.data, tables: ["adopted=key:N"] }), {
    message:
      "The table adopted exists with the key id (S), the program registers key (N). Choose another --data folder.",
  });
  t.deepEqual(processes(), []);
  t.deepEqual(folders(), []);
});
