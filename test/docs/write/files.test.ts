// Tests that the generated parts of README, docs and Pulumi.yaml are up to date.
import { readFileSync } from "node:fs";
import test from "ava";
import { parse } from "yaml";
import { allSettings } from "../../../components/settings/stack/all-settings.ts";
import { files } from "../../../docs/write/files.ts";
import { writeParts } from "../../../docs/write/parts.ts";
import { plainText, writeProject } from "../../../docs/write/project-config.ts";

for (const [name, write] of Object.entries(files)) {
  test(`${name} is as the code writes it`, (t) => {
    const text = readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
    t.is(write(text), text, `Run npm run settings: ${name} is stale.`);
  });
}

test("declares the settings in place of the old declarations, after the keys of providers", (t) => {
  const written = writeProject(
    "# ours\nname: shop\nconfig:\n  aws:region:\n    value: eu-west-1\n  memory:\n    default: 1\n",
  );
  t.regex(written, /^# ours\nname: shop\nconfig:\n {2}aws:region:\n {4}value: eu-west-1\n {2}gateway:\n/);
  const { config } = parse(written);
  t.deepEqual(Object.keys(config), ["aws:region", ...Object.keys(allSettings)]);
  t.deepEqual(config.memorySize, {
    type: "integer",
    description: "Memory of each function in MB; CPU grows with it",
    default: 256,
  });
  t.deepEqual(config.reservedConcurrency, {
    type: "integer",
    description: "Requests that each function can run at once, reserved from the account's limit; -1 is none",
    default: -1,
  });
  t.deepEqual(config.corsOrigins, {
    type: "array",
    items: { type: "string" },
    description: 'Origins whose pages may call; a REST API takes one; ["*"] with auth: none only',
    default: [],
  });
  // The engine does not accept a declared boolean without a value.
  t.deepEqual(config.accessLogs, {
    type: "string",
    description:
      'The access log, one JSON line a request: "true" or "false"; unset is true for http, false for rest',
    default: "",
  });
});

test("every description is a phrase: no capital in docs/settings.md, no full stop", (t) => {
  for (const [name, { description }] of Object.entries(allSettings))
    t.regex(description, /^(?:[a-z]|X-Ray).{10,}[^.\s]$/, name);
});

test("a description in Pulumi.yaml is plain text", (t) => {
  t.is(plainText("a `code` and a [link](#to)"), "A code and a link");
});

test("a page's other text stays, and a missing comment around a part is an error", (t) => {
  const names = ["picture", "operations", "settings", "costs"] as const;
  const marks = names.map(
    (name) => `<!-- ${name}: written by \`npm run settings\` -->stale<!-- end of ${name} -->`,
  );
  const written = writeParts(...names)(`before ${marks.join(" between ")} after`);
  t.regex(
    written,
    /^before <!-- picture.* between <!-- operations.* between <!-- settings.* between <!-- costs.* after$/s,
  );
  t.false(written.includes("stale"));
  t.true(written.includes("| `memorySize`          | `256` "));
  t.true(written.includes('gateway -->|"GET /v1/users/{userId}"| get-user[get-user]'));
  t.true(written.includes("list-users -->|Scan| table"));
  t.regex(written, /^\| total, if every request writes +\| 3\.17 +\| 5\.42 +\|$/m);
  t.regex(written, /^\| `GET \/v1\/users\?limit&lastKey` +\| List users +\| 200, `Link` +\| 400 +\|$/m);
  t.throws(() => writeParts("operations")(marks[0] ?? ""), {
    message: /^Expected <!-- operations: .* in the page, got none/,
  });
});
