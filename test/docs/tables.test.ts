// Tests the tables of README and docs against the code: each name in it exists, and none is missing.
import { readFileSync } from "node:fs";
import test from "ava";
import { kinds } from "../../components/settings/transform.ts";
import { localEvent } from "../../handlers/http/local-event.ts";
import { readRequest } from "../../handlers/http/request.ts";

/** Returns the names in the first column of the table below a heading. */
function namesBelow(file: string, heading: string): string[] {
  const page = readFileSync(new URL(`../../docs/${file}.md`, import.meta.url), "utf8");
  const [, table = ""] = page.split(`\n| ${heading} `);
  const rows = table.split("\n\n")[0]?.split("\n").slice(2) ?? [];
  return rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`(\w+)/g)].map(([, name]) => name ?? ""),
  );
}

test("every kind of transform is in the table", (t) => {
  t.deepEqual(namesBelow("settings", "kinds").sort(), Object.keys(kinds).sort());
});

test("every member of a request is in the table, except one that only the component uses", (t) => {
  const { endsInSlash, ...request } = readRequest(localEvent(), { id: "1", signal: AbortSignal.timeout(1) });
  t.is(typeof endsInSlash, "boolean");
  t.deepEqual(namesBelow("routes", "member of `request`").sort(), Object.keys(request).sort());
});
