// The README says what is true: settings, defaults, routes.
import { readFileSync } from "node:fs";
import test from "ava";
import { parse } from "yaml";
import { routes } from "../components/routes.ts";
import type { Route } from "../components/settings/route.ts";

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

test("a program of its own is told which versions the component takes", (t) => {
  const { peerDependencies, engines } = JSON.parse(read("package.json"));
  for (const [name, range] of Object.entries<string>(peerDependencies)) {
    const [, from] = /^\^(\d+\.\d+)\.0$/.exec(range) ?? [];
    t.true(readme.includes(`\`${name}\` from ${from}`), `${name} ${range}`);
  }
  t.is(engines.node, "^20.19.0 || >=22.12.0");
  t.true(readme.includes("Node 20.19, 22.12 or later"));
});

test("the typed client's example is the beginning of the one that is tested", (t) => {
  const [, example = "?"] = /```ts\n(import createClient .*?)```/s.exec(readme) ?? [];
  t.true(read("examples/client/client.ts").includes(example));
});

const [, picture = ""] = /```mermaid\n(.*?)```/s.exec(readme) ?? [];
/** The picture's arrows behind the gateway, without the table's caption. */
const arrows = picture.split("\n").flatMap((line) => /^ +([\w-]+ -->\|.*?)(\[\(.*)?$/.exec(line)?.[1] ?? []);

/** The arrows of a route. A function keeps the short name that the picture gives it. */
function arrowsOf({ operation, slug, method, path, actions }: Route): string[] {
  const [, node = operation] = new RegExp(`([\\w-]+)\\[${slug}\\]`).exec(picture) ?? [];
  const label = path.includes("{") ? `"${method} ${path}"` : `${method} ${path}`;
  return [
    `gateway -->|${label}| ${node}[${slug}]`,
    ...actions.map((action) => `${node} -->|${action.replace("dynamodb:", "")}| table`),
  ];
}

test("the architecture picture has the routes with the actions of their roles, and no other", (t) => {
  const expected = routes.flatMap(arrowsOf);
  const missing = expected.filter((line) => !arrows.includes(line));
  t.deepEqual(missing, [], `Add to the picture in README.md:\n\n    ${missing.join("\n    ")}`);
  const others = arrows.filter((line) => !expected.includes(line));
  t.deepEqual(others, [], `Take out of the picture in README.md:\n\n    ${others.join("\n    ")}`);
});

test("the table of operations has a row for each route", (t) => {
  for (const { method, path } of routes) {
    const start = `| \`${method} ${path}`;
    const hasRow = ["`", "?"].some((next) => readme.includes(`\n${start}${next}`));
    t.true(hasRow, `Add to the table of operations in README.md a row that starts with ${start}\``);
  }
});
