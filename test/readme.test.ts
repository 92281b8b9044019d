// Tests that README and docs are true. Other tests cover their generated parts.
import { readFileSync } from "node:fs";
import test from "ava";
import { fieldFaults } from "../components/fields/field-faults.ts";
import { properties } from "../components/fields/properties.ts";

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
const [clients, fieldsPage, install, routes] = ["clients", "fields", "install", "routes"].map((page) =>
  read(`docs/${page}.md`),
) as [string, string, string, string];

/** Returns the component's versions in the table of the oldest supported versions. */
function oldest(name: string): string | undefined {
  const row = install.split("\n").find((line) => /^\| `?([@\w/-]+)`? /.exec(line)?.[1] === name);
  return /^[\d., ]*\d/.exec(row?.split("|")[2]?.trim() ?? "")?.[0];
}

test("the page for other programs names the versions that the component supports", (t) => {
  const { peerDependencies, engines } = JSON.parse(read("package.json"));
  for (const [name, range] of Object.entries<string>(peerDependencies)) {
    const [, from] = /^\^(\d+\.\d+)\.0$/.exec(range) ?? [];
    t.is(oldest(name), from, `${name} ${range}`);
  }
  t.is(engines.node, "^20.19.0 || >=22.12.0");
  t.is(oldest("Node"), "20.19, 22.12");
  const [, compiler] = /typescript@([\d.]+)/.exec(read("test/packages/oldest.test.ts")) ?? [];
  t.is(oldest("TypeScript"), compiler);
});

test("the typed client's example is the beginning of the one that is tested", (t) => {
  const [, example = "?"] = /```ts\n(import createClient .*?)```/s.exec(clients) ?? [];
  t.true(read("examples/client/client.ts").includes(example));
});

for (const [page, count] of [
  ["README.md", 4],
  ["docs/fields.md", 6],
] as const)
  test(`the example of fields in ${page} is one that the component takes`, (t) => {
    const [, example = "?"] = /export const fields = (\{.*?\n\}) satisfies Fields;/s.exec(read(page)) ?? [];
    const fields = new Function(`return ${example}`)();
    t.is(Object.keys(fields).length, count);
    t.deepEqual(fieldFaults(fields), []);
  });

test("the table of fields names every property", (t) => {
  const all = new Set(Object.values(properties).flatMap((ofType) => Object.keys(ofType)));
  const [, table = ""] = /^# Fields\n(.*?)^## /ms.exec(fieldsPage) ?? [];
  const named = table
    .split("\n")
    .flatMap((line) =>
      [...(/^\|([^|]*)\|/.exec(line)?.[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
  t.deepEqual(named.toSorted(), [...all].sort());
});

const ofExample = (file: string) => read(`examples/own-route/${file}`);

test("the example of an own route is the tested one", (t) => {
  const [, rows = "?"] = /```ts\n( {2}routes: \[.*?)```/s.exec(routes) ?? [];
  t.true(ofExample("users.ts").includes(rows));
  const [, handler = "?"] = /```ts\n(import \{ DynamoDBClient.*?)```/s.exec(routes) ?? [];
  t.true(ofExample("handlers/find-users-by-email.ts").endsWith(`\n${handler}`));
  const [, unit = "?"] = /```ts\n(import assert.*?)```/s.exec(routes) ?? [];
  t.true(ofExample("handlers/find-users-by-email.test.ts").endsWith(`\n${unit}`));
  const [, line = "?"] = /^ *(writeFileSync\(.*)$/m.exec(routes) ?? [];
  t.true(ofExample("openapi.ts").includes(`\n${line}\n`));
});
