// The tables of docs/component.md name what there is.
import { readFileSync } from "node:fs";
import test from "ava";
import { kinds } from "../../components/settings/transform.ts";
import { localEvent } from "../../handlers/http/local-event.ts";
import { readRequest } from "../../handlers/http/request.ts";

const page = readFileSync(new URL("../../docs/component.md", import.meta.url), "utf8");

/** The cells of the table below a heading, row by row. */
function rowsBelow(heading: string): string[][] {
  const [, after = ""] = page.split(`\n## ${heading}\n`);
  const [, table = ""] = /\n\n(\|.*?)\n\n/s.exec(after) ?? [];
  const cells = table.split("\n").map((row) => row.split("|").map((cell) => cell.trim()));
  return cells.slice(2);
}

const namesIn = (cell = "") => [...cell.matchAll(/`(\w+)/g)].map(([, name]) => name as string);

test("every kind of transform is there, with the gateway that it goes with", (t) => {
  const said = rowsBelow("Kinds of `transform`").flatMap(([, names, , gateway = ""]) =>
    namesIn(names).map((name) => [name, gateway.replaceAll("`", "")]),
  );
  t.deepEqual(Object.fromEntries(said), kinds);
});

test("every member of a request is there", (t) => {
  const request = readRequest(localEvent(), { id: "1", signal: AbortSignal.timeout(1) });
  const said = rowsBelow("Members of `request`").flatMap(([, name]) => namesIn(name));
  t.deepEqual(said.sort(), Object.keys(request).sort());
});
