// Tests faults that are found late, as Pulumi prints them: one line each, with nothing before or after it.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import { causeOf } from "../../../components/messages/late-fault.ts";
import { readSettings } from "../../../packages/local-cloud/src/program/settings.ts";
import { run } from "../../helpers/program-runner.ts";
import { withKnownBundles } from "../../helpers/with-known-bundles.ts";

const fixture = resolve(import.meta.dirname, "../../fixtures/late");
const noBundler = `--import=${pathToFileURL(resolve(import.meta.dirname, "../../helpers/no-bundler.ts"))}`;

function jobOf(name: string, { isBundled = false } = {}) {
  const settings = readSettings(fixture, "dev", [`case=${name}`]);
  const tables = { adopted: { hashKey: { name: "email", type: "S" as const } } };
  return { ...settings, tables, ...(!isBundled && { nodeArguments: [noBundler] }) };
}

const another = "Name another table, or remove `existingTable` to get a new one.";
const missing = (table: string) =>
  `Expected \`existingTable\` to be a table of this account and region, got "${table}". ${another} It was not found: ` +
  `The local run does not know the key of the table ${table}. Set it with --table ${table}=KEY:TYPE, for example --table ` +
  `${table}=id:S.`;

/** The line of each API of the program `faulty`. */
const lines = [
  'UserApi "argument": Expected `memorySize` to be an integer from 128 to 10240, got 64.',
  'UserApi "secret": Expected `memorySize` to be an integer from 128 to 10240, got a secret.',
  'UserApi "environment": Expected `transform.function.environment` not to change OPERATION, as the handlers need them.',
  'Expected `existingTable` "adopted" to have the partition key "id" of type S and no sort key, ' +
    `got "email" of type S. ${another}`,
  missing("missing"),
  missing("lost"),
  'UserApi "lateName": Expected `existingTable` to be the name of a table, 3 to 255 letters, digits, _, . or -, got "no table".',
  "Expected `replicaRegions` to be other regions than the table's own, got eu-central-1. Remove it: the table itself is there.",
  'Expected `hostedZone` to be a public Route 53 zone of this account, got "acme.org". Create the zone, or name another ' +
    "one. It was not found: transform failed: Error: no matching Route 53 Hosted Zone found.",
];

const printing = (errors: string[]) => ({
  lines: [],
  diagnostics: [
    "Diagnostics:",
    "  pulumi:pulumi:Stack (late-dev):",
    ...errors.map((line) => `    error: ${line}`),
  ],
});

test.serial("a preview prints one plain line for each fault of a program", async (t) => {
  const { diagnostics, ...printed } = await run(t, { ...jobOf("faulty"), preview: true });
  // The order of the faults differs between runs.
  const [title = "", stack = "", ...errors] = diagnostics ?? [];
  const expected = printing(lines.toSorted());
  t.deepEqual({ ...printed, diagnostics: [title, stack, ...errors.toSorted()] }, expected);
});

test.serial("an update prints one plain line: an existing table", async (t) => {
  const printed = await run(t, { ...jobOf("table"), preview: false });
  t.deepEqual(printed, printing([missing("missing")]));
});

for (const preview of [true, false]) {
  const command = preview ? "a preview" : "an update";
  test.serial(`${command} prints nothing of a table that the same program makes`, async (t) => {
    const job = jobOf("sameProgram", { isBundled: true });
    const printed = await withKnownBundles(() => run(t, { ...job, preview }));
    t.deepEqual(printed, { lines: [], diagnostics: undefined });
  });
}

test("a cause is one line, without what Pulumi wraps around it", (t) => {
  const wrapped =
    "invocation of aws:dynamodb/getTable:getTable returned an error: invoking aws:dynamodb/getTable:getTable: 1 error occurred:\n" +
    "\t* reading Amazon DynamoDB Table (people): couldn't find resource\n\n";
  t.is(causeOf(new Error(wrapped)), "reading Amazon DynamoDB Table (people): couldn't find resource.");
  t.is(causeOf("timed out."), "timed out.");
});
