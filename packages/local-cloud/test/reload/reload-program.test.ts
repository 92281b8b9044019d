import { rm } from "node:fs/promises";
import test from "ava";
import { program, startWatched, version } from "../helpers/watched.ts";

const table = (key: string) => `export const table = new aws.dynamodb.Table("things", {
  attributes: [{ name: "${key}", type: "S" }],
  billingMode: "PAY_PER_REQUEST",
  hashKey: "${key}",
}).name;
`;
const files = {
  "index.ts": program(["one"], `export * from "./more.ts";\n${table("id")}`),
  "more.ts": "export const more = 1;\n",
  "code/one.js": version("1"),
  "code/two.js": version("1"),
};

test.serial("a saved program shows what has changed, and keeps port, processes and items", async (t) => {
  const { cloud, log, save, get } = await startWatched(t, files);
  const { url } = cloud;
  const before = await get("one");
  const TableName = cloud.outputs.table as string;
  await cloud.dynamodb.call("PutItem", { TableName, Item: { id: { S: "kept" } } });

  await save("index.ts", program(["one", "two"], table("id")));
  t.regex(
    await log.next(/^Reloaded the program/),
    /^Reloaded the program:\n {2}\+ route GET \/two\n {2}\+ \S+ two\n/,
  );
  t.is((await get("two")).version, "1");
  t.deepEqual(await get("one"), before);
  t.is(cloud.url, url);
  t.deepEqual(
    cloud.routes.map(({ path }) => path),
    ["/one", "/two"],
  );
  t.deepEqual((await cloud.dynamodb.call("Scan", { TableName })).Items, [{ id: { S: "kept" } }]);

  await save("index.ts", program(["one"], table("id")).replace("memorySize: 256", "memorySize: 512"));
  const plan = await log.next(/^Reloaded the program/);
  t.true(plan.includes("\n  - route GET /two\n"), plan);
  t.true(plan.includes("\n  ~ lambda.Function one: memorySize 256 → 512"), plan);
  t.is((await fetch(`${url}/two`)).status, 404);
});

test.serial("a table whose key has changed starts empty", async (t) => {
  const { cloud, log, save } = await startWatched(t, files);
  const TableName = cloud.outputs.table as string;
  await cloud.dynamodb.call("PutItem", { TableName, Item: { id: { S: "lost" } } });
  await save("index.ts", program(["one"], table("key")));
  t.is(
    await log.next(/^The table/),
    `The table ${TableName} starts empty: its key was id (S) and is key (S) now.`,
  );
  t.is((await cloud.dynamodb.call("Scan", { TableName })).Count, 0);
});

test.serial(
  "when a program fails, the last good one is kept; the failure and its end are printed once",
  async (t) => {
    const { log, save, get } = await startWatched(t, files);
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
  const { log, save } = await startWatched(t, files);
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
    const { log, save } = await startWatched(t, { ...files, "parts/part.json": "{}" });
    await save("parts/part.json", "{");
    await save("more.ts", `${read}export const more = 4;\n`);
    await log.next(/^Cannot reload the program/);
    await save("parts/part.json", "[]");
    t.pass(await log.next(/^The program is back/));
  },
);

test.serial("saved settings load the program anew, wrong ones do not", async (t) => {
  const { cloud, log, save } = await startWatched(t, {
    ...files,
    "index.ts": program(["one"], 'export const size = config.get("size");\n'),
  });
  await save("Pulumi.dev.yaml", "config:\n  watched:size: big\n");
  await log.next(/^Reloaded the program/);
  t.is(cloud.outputs.size, "big");
  await save("Pulumi.dev.yaml", "config: 7\n");
  t.regex(await log.next(/^Cannot/), /Expected `config` of \S+Pulumi\.dev\.yaml to be a mapping/);
  await save("Pulumi.dev.yaml", "config:\n  watched:size: small\n");
  await log.next(/^The program is back/);
  t.is(cloud.outputs.size, "small");
});

test.serial("a saved openapi.json changes the page alone", async (t) => {
  const document = (title: string) => JSON.stringify({ openapi: "3.1.0", info: { title }, paths: {} });
  const { cloud, log, save } = await startWatched(t, { ...files, "openapi.json": document("first") });
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
  t.false(log.lines.some((line) => line.includes("the program")));
});

// biome-ignore lint/suspicious/noExplicitAny: an answer as it comes
type Any = any;

test.serial("the API page appears with an openapi.json, and goes with it", async (t) => {
  const { cloud, log, save, path } = await startWatched(t, files);
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

test.serial("a function URL stays what it is while the program changes", async (t) => {
  const url = (more: string) =>
    `export const url = new aws.lambda.FunctionUrl("url", {
  functionName: createFunction("three", "", code("one")).fn.name,
  authorizationType: "NONE",${more}
}).functionUrl;\n`;
  const { cloud, log, save } = await startWatched(t, { ...files, "index.ts": program(["one"], url("")) });
  const functionUrl = String(cloud.outputs.url);
  t.is((await fetch(functionUrl)).status, 200);
  const headers = { origin: "https://a.example" };
  await save("index.ts", program(["one"], url('cors: { allowOrigins: ["*"] },')));
  t.regex(await log.next(/^Reloaded the program/), /\n {2}~ lambda.FunctionUrl url: cors /);
  t.is(cloud.outputs.url, functionUrl);
  const answer = await fetch(functionUrl, { headers });
  t.deepEqual([answer.status, answer.headers.get("access-control-allow-origin")], [200, headers.origin]);
});
