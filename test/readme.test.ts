// The README says what is true: settings, defaults, routes.
import { readFileSync } from "node:fs";
import test from "ava";
import { parse } from "yaml";
import { routes } from "../components/routes.ts";

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
const readme = read("README.md");
const rows = readme.split("\n").flatMap((line) => {
  const [, name, value] = /^\| `(\w+)` +\| (.*?) +\|/.exec(line) ?? [];
  return name ? [[name, value ?? ""] as const] : [];
});

test("the settings table names every setting once, in the order of Pulumi.yaml", (t) => {
  const { config } = parse(read("Pulumi.yaml"));
  t.deepEqual(
    rows.map(([name]) => name),
    Object.keys(config).filter((name) => !name.includes(":")),
  );
});

test("the settings table gives the defaults of Pulumi.yaml", (t) => {
  const { config } = parse(read("Pulumi.yaml"));
  for (const [name, shown] of rows) {
    const { default: value } = config[name];
    if (value === "") continue;
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    t.true(shown.startsWith(`\`${text}\``), `${name}: ${shown}, Pulumi.yaml has ${text}`);
  }
});

test("the typed client's example is the beginning of the one that is tested", (t) => {
  const [, example = "?"] = /```ts\n(import createClient .*?)```/s.exec(readme) ?? [];
  t.true(read("examples/client/client.ts").includes(example));
});

test("the architecture picture has every route with the actions of its role", (t) => {
  for (const { method, path, slug, actions } of routes) {
    t.true(readme.includes(`${method} ${path}`), slug);
    const [node] = slug.split("-");
    for (const action of actions)
      t.true(readme.includes(`${node} -->|${action.replace("dynamodb:", "")}| table`), slug);
  }
});
