import { rm } from "node:fs/promises";
import test, { type ExecutionContext } from "ava";
import { shared } from "../helpers/shared.ts";
import { program, startWatched, version, type WatchedProgram } from "../helpers/watched.ts";

/** Returns the program: another module, functions of an API, one with its own URL, a table, and a setting. */
const index = (names: string[], key = "id", cors = "") =>
  `export * from "./more.ts";\n${program(
    names,
    `export const size = config.get("size");
export const table = new aws.dynamodb.Table("things", {
  attributes: [{ name: "${key}", type: "S" }],
  billingMode: "PAY_PER_REQUEST",
  hashKey: "${key}",
}).name;
export const url = new aws.lambda.FunctionUrl("url", {
  functionName: createFunction("three", "", code("one")).fn.name,
  authorizationType: "NONE",${cors}
}).functionUrl;
`,
  )}`;
const files = {
  "index.ts": index(["one"]),
  "more.ts": "export const more = 1;\n",
  "code/one.js": version("1"),
  "code/two.js": version("1"),
  "parts/part.json": "{}",
};

const running = shared((scope) => startWatched(scope, files));

function put({ dynamodb, outputs }: WatchedProgram["cloud"], id: string) {
  return dynamodb.call("PutItem", { TableName: outputs.table, Item: { id: { S: id } } });
}

test.serial("a saved program shows what is new, and keeps port, processes and items", async (t) => {
  const { cloud, log, save, get } = await running(t);
  const { url } = cloud;
  const before = await get("one");
  await put(cloud, "kept");

  await save("index.ts", index(["one", "two"]));
  t.regex(
    await log.next(/^Reloaded the program/),
    /^Reloaded the program:\n {2}\+ route GET \/two\n {2}\+ \S+ two\n/,
  );
  t.is((await get("two")).version, "1");
  t.deepEqual(await get("one"), before);
  t.is(cloud.url, url);
  t.deepEqual(
    cloud.routes.filter(({ isFunctionUrl }) => !isFunctionUrl).map(({ path }) => path),
    ["/one", "/two"],
  );
  const { Items } = await cloud.dynamodb.call("Scan", { TableName: cloud.outputs.table });
  t.deepEqual(Items, [{ id: { S: "kept" } }]);
});

/** Saves a program that has lost a route, and has another function, table and function URL. */
const change = shared(async (_, t) => {
  const { cloud, log, save } = await running(t);
  await put(cloud, "lost");
  const { table, url } = cloud.outputs;
  const later = index(["one"], "key", 'cors: { allowOrigins: ["*"] },');
  await save("index.ts", later.replace("memorySize: 256", "memorySize: 512"));
  const plan = await log.next(/^Reloaded the program/);
  return { cloud, table, url: String(url), plan, emptied: await log.next(/^The table/) };
});

async function changed(t: ExecutionContext) {
  // A test that fails ends the run as well.
  await running(t);
  return change(t);
}

test.serial("a saved program shows what is gone and what has changed", async (t) => {
  const { cloud, plan } = await changed(t);
  t.true(plan.includes("\n  - route GET /two\n"), plan);
  t.true(plan.includes("\n  ~ lambda.Function one: memorySize 256 → 512"), plan);
  t.is((await fetch(`${cloud.url}/two`)).status, 404);
});

test.serial("a table whose key has changed starts empty", async (t) => {
  const { cloud, table, emptied } = await changed(t);
  t.is(emptied, `The table ${table} starts empty: its key was id (S) and is key (S) now.`);
  t.is((await cloud.dynamodb.call("Scan", { TableName: table })).Count, 0);
});

test.serial("a function URL stays what it is while the program changes", async (t) => {
  const { cloud, url, plan } = await changed(t);
  t.regex(plan, /\n {2}~ lambda.FunctionUrl url: cors /);
  t.is(cloud.outputs.url, url);
  const headers = { origin: "https://a.example" };
  const answer = await fetch(url, { headers });
  t.deepEqual([answer.status, answer.headers.get("access-control-allow-origin")], [200, headers.origin]);
});

test.serial(
  "when a program fails, the last good one is kept; the failure and its end are printed once",
  async (t) => {
    const { log, save, get } = await running(t);
    const before = await get("one");
    await save("more.ts", 'export const more = 1;\nthrow new Error("broken on purpose");\n');
    const failure = await log.next(/^Cannot reload the program; what was there before keeps serving\./);
    t.regex(failure, /broken on purpose/);
    t.regex(failure, /more\.ts:2/);
    t.deepEqual(await get("one"), before);

    await save("more.ts", "export const more = 2;\n");
    t.is(
      await log.next(/^The program is back/),
      "The program is back. Reloaded the program; its resources are the same as before.",
    );
    t.deepEqual(await get("one"), before);
    t.is(log.lines.filter((line) => line.startsWith("Cannot")).length, 1);
  },
);

test.serial("a missing module is picked up when it appears", async (t) => {
  const { log, save } = await running(t);
  await save("more.ts", 'export * from "./missing.ts";\n');
  await log.next(/^Cannot reload the program/);
  await save("missing.ts", "export const more = 3;\n");
  t.pass(await log.next(/^The program is back/));
});

test.serial(
  "a file that the program reads but does not load ends its failure when it is mended",
  async (t) => {
    const read = `import { readFileSync } from "node:fs";
JSON.parse(readFileSync(new URL("parts/part.json", import.meta.url), "utf8"));
`;
    const { log, save } = await running(t);
    await save("parts/part.json", "{");
    await save("more.ts", `${read}export const more = 4;\n`);
    await log.next(/^Cannot reload the program/);
    await save("parts/part.json", "[]");
    t.pass(await log.next(/^The program is back/));
  },
);

test.serial("saved settings load the program anew, wrong ones do not", async (t) => {
  const { cloud, log, save } = await running(t);
  await save("Pulumi.dev.yaml", "config:\n  watched:size: big\n");
  await log.next(/^Reloaded the program/);
  t.is(cloud.outputs.size, "big");
  await save("Pulumi.dev.yaml", "config: 7\n");
  t.regex(await log.next(/^Cannot/), /Expected `config` of \S+Pulumi\.dev\.yaml to be a mapping/);
  await save("Pulumi.dev.yaml", "config:\n  watched:size: small\n");
  await log.next(/^The program is back/);
  t.is(cloud.outputs.size, "small");
});

test.serial("the API page appears with an openapi.json, and goes with it", async (t) => {
  const { cloud, log, save, path } = await running(t);
  const statuses = () =>
    Promise.all(["docs", "openapi.json"].map(async (name) => (await fetch(`${cloud.url}/${name}`)).status));
  t.deepEqual([await statuses(), cloud.docsUrl], [[404, 404], undefined]);
  await save("openapi.json", '{"openapi":"3.1.0","info":{"title":"late"},"paths":{}}');
  t.is(await log.next(/openapi/), `Found openapi.json. In a browser: ${cloud.url}/docs`);
  t.deepEqual([await statuses(), cloud.docsUrl], [[200, 200], `${cloud.url}/docs`]);
  await rm(path("openapi.json"));
  t.is(await log.next(/openapi/), "openapi.json is gone, and its page with it.");
  t.deepEqual([await statuses(), cloud.docsUrl], [[404, 404], undefined]);
});

// biome-ignore lint/suspicious/noExplicitAny: an answer as it comes
type Any = any;

test.serial("a saved openapi.json changes the page alone", async (t) => {
  const document = (title: string) => JSON.stringify({ openapi: "3.1.0", info: { title }, paths: {} });
  const { cloud, log, save } = await running(t);
  await save("openapi.json", document("first"));
  await log.next(/^Found openapi/);
  const before = log.lines.length;
  const title = async () => ((await (await fetch(`${cloud.url}/openapi.json`)).json()) as Any).info.title;
  await save("openapi.json", document("second"));
  t.is(await log.next(/openapi/), "Reloaded openapi.json.");
  t.is(await title(), "second");
  await save("openapi.json", "{");
  t.regex(await log.next(/^Cannot/), /openapi\.json; what was there before keeps serving\.\n {2}Cannot read/);
  t.is(await title(), "second");
  await save("openapi.json", document("third"));
  t.is(await log.next(/openapi/), "openapi.json is back.");
  t.is(await title(), "third");
  t.false(log.lines.slice(before).some((line) => line.includes("the program")));
});
