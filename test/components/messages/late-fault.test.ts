// Tests faults that are found late, as Pulumi prints them: one line each, with nothing before or after it.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import { causeOf } from "../../../components/messages/late-fault.ts";
import { readSettings } from "../../../packages/local-cloud/src/program/settings.ts";
import { run } from "../../helpers/program-runner.ts";

const fixture = resolve(import.meta.dirname, "../../fixtures/late");
const noBundler = `--import=${pathToFileURL(resolve(import.meta.dirname, "../../helpers/no-bundler.ts"))}`;

/** The cases in which the code of functions is bundled. */
const withCode = ["bundle", "sameProgram"];

function jobOf(name: string) {
  const settings = readSettings(fixture, "dev", [`case=${name}`]);
  return withCode.includes(name) ? settings : { ...settings, nodeArguments: [noBundler] };
}

const another = "Name another table, or remove `existingTable` to get a new one.";
const lines = {
  argument: 'UserApi "users": Expected `memorySize` to be an integer from 128 to 10240, got 64.',
  secret: 'UserApi "users": Expected `memorySize` to be an integer from 128 to 10240, got a secret.',
  environment:
    'UserApi "users": Expected `transform.function.environment` not to change OPERATION, as the handlers need them.',
  key:
    'Expected `existingTable` "adopted" to have the partition key "id" of type S and no sort key, ' +
    `got "email" of type S. ${another}`,
  table:
    `Expected \`existingTable\` to be a table of this account and region, got "missing". ${another} It was not found: ` +
    "The local run does not know the key of the table missing. Set it with --table missing=KEY:TYPE, for example --table " +
    "missing=id:S.",
  lateTable:
    `Expected \`existingTable\` to be a table of this account and region, got "missing". ${another} It was not found: ` +
    "The local run does not know the key of the table missing. Set it with --table missing=KEY:TYPE, for example --table " +
    "missing=id:S.",
  lateName:
    'UserApi "users": Expected `existingTable` to be the name of a table, 3 to 255 letters, digits, _, . or -, got "no table".',
  replica:
    "Expected `replicaRegions` to be other regions than the table's own, got eu-central-1. Remove it: the table itself is there.",
  zone:
    'Expected `hostedZone` to be a public Route 53 zone of this account, got "acme.org". Create the zone, or name another ' +
    "one. It was not found: transform failed: Error: no matching Route 53 Hosted Zone found.",
  bundle:
    'Cannot bundle function "broken": Could not resolve "./missing.ts". Correct the path, which counts from the file that has ' +
    "the import.",
};

for (const [name, line] of Object.entries(lines)) {
  for (const preview of name === "table" || name === "bundle" ? [true, false] : [true]) {
    test.serial(`${preview ? "a preview" : "an update"} prints one plain line: ${name}`, async (t) => {
      const tables = { adopted: { hashKey: { name: "email", type: "S" as const } } };
      const printed = await run(t, { ...jobOf(name), preview, tables });
      t.deepEqual(printed, {
        lines: [],
        diagnostics: ["Diagnostics:", "  pulumi:pulumi:Stack (late-dev):", `    error: ${line}`],
      });
    });
  }
}

for (const preview of [true, false]) {
  test.serial(
    `${preview ? "a preview" : "an update"} prints nothing of a table that the same program makes`,
    async (t) => {
      const printed = await run(t, { ...jobOf("sameProgram"), preview });
      t.deepEqual(printed, { lines: [], diagnostics: undefined });
    },
  );
}

test("a cause is one line, without what Pulumi wraps around it", (t) => {
  const wrapped =
    "invocation of aws:dynamodb/getTable:getTable returned an error: invoking aws:dynamodb/getTable:getTable: 1 error occurred:\n" +
    "\t* reading Amazon DynamoDB Table (people): couldn't find resource\n\n";
  t.is(causeOf(new Error(wrapped)), "reading Amazon DynamoDB Table (people): couldn't find resource.");
  t.is(causeOf("timed out."), "timed out.");
});
