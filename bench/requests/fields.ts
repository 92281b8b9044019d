// Measures the cost of fields in the function that creates users: bytes of its file, its first input, and each further input.
import { bundleInMemory } from "../../components/bundle/bundle.ts";
import { fieldsVariable } from "../../components/fields/fields-variable.ts";
import { attributesOf, readFields } from "../../handlers/table/attributes.ts";
import type { Field, Fields } from "../../handlers/user/fields.ts";
import { hashOf } from "../../handlers/user/input-hash.ts";
import { parseUserInput } from "../../handlers/user/user-input.ts";
import { sampleInput } from "../../openapi/sample-user.ts";
import { type Report, ratio } from "../report.ts";
import { routeOf } from "../users.ts";

/** The kinds of fields, which repeat in the tables that are measured. */
const kinds: Field[] = [
  {},
  { format: "email" },
  { type: "integer" },
  { values: ["free", "team"] },
  { type: "boolean" },
];

const tableOf = (count: number): Fields =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`f${index}`, kinds[index % kinds.length] as Field]),
  );

const block = 200;

/**
 * Runs the measurement.
 *
 * @param runs the number of blocks of inputs, for each number of fields
 */
export async function fields(runs = 25): Promise<Report> {
  const columns = ["variable bytes", "first input µs", "input µs"];
  const counts = [2, 10, 50];
  const rows = counts.map((count) => ({ name: `${count} fields`, figures: measure(tableOf(count), runs) }));
  const code = await codeBytes();
  const report = {
    title:
      "What is made of an input: parsed, checked, hashed, turned into attributes and read back. The first one reads the variable. " +
      `Medians (quartiles) of ${runs} blocks of ${block}. The code for it is ${code.fields} of the ${code.all} bytes of ` +
      "the function's file.",
    columns,
    rows,
  };
  return { ...report, ratios: [ratio(report, ["50 fields", "2 fields"], "input µs")] };
}

function measure(table: Fields, runs: number): [number, number[], number[]] {
  const variable = fieldsVariable(table);
  const body = JSON.stringify(sampleInput(table));
  const first: number[] = [];
  const further: number[] = [];
  for (let run = -3; run < runs; run++) {
    const start = performance.now();
    const read: Fields = JSON.parse(variable);
    use(read, body);
    const started = performance.now();
    for (let input = 0; input < block; input++) use(read, body);
    const end = performance.now();
    if (run < 0) continue;
    first.push((started - start) * 1_000);
    further.push(((end - started) * 1_000) / block);
  }
  return [variable.length, first, further];
}

function use(table: Fields, body: string): void {
  const input = parseUserInput(table, JSON.parse(body));
  hashOf(input);
  readFields(table, attributesOf(input));
}

/** Returns the bytes of the function that creates users: its whole file, and the modules that only fields need. */
async function codeBytes(): Promise<{ all: number; fields: number }> {
  const { handler, resolveFrom } = routeOf("createUser");
  const { code, inputs } = await bundleInMemory("fields", handler, resolveFrom);
  const ofFields = Object.entries(inputs).filter(([path]) =>
    /handlers\/(?:user\/(?:deployed-fields|field|formats|input|user-input)|table\/attributes)/.test(path),
  );
  return {
    all: code.length,
    fields: ofFields.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0),
  };
}
