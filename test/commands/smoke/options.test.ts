// Tests the command line of the smoke test.
import { join } from "node:path";
import test from "ava";
import { readOptions } from "../../../commands/smoke/options.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { startSmoke } from "../../helpers/smoke.ts";

const url = ["--url", "http://127.0.0.1:3000"];

test("without a URL it ends with 2, and prints its usage", async (t) => {
  const { status, errors, lines } = await startSmoke([]).report;
  t.deepEqual([status, lines], [2, [""]]);
  t.regex(errors, /^Expected `--url` to be an http or https URL, got none\.\n\nTries the whole contract /);
});

test("refuses a document that does not describe users", async (t) => {
  const folder = await folderWith(t, { "text.json": "{", "other.json": '{"paths":{}}' });
  const readFrom = (name: string) => readOptions([...url, "--document", join(folder, name)]);
  await t.throwsAsync(readFrom("text.json"), { message: /text\.json: Expected property name/ });
  await t.throwsAsync(readFrom("other.json"), {
    message: /other\.json: it has no `paths`, or no schema `UserInput`\./,
  });
  await t.throwsAsync(readFrom("none.json"), { message: /none\.json: ENOENT/ });
});

test("takes a token or AWS credentials, not both", async (t) => {
  await t.throwsAsync(readOptions([...url, "--token", "a", "--iam"]), {
    message: "Expected `--token` or `--iam`, got both.",
  });
});
