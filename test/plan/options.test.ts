// Tests the command line of `npm run plan`.
import test from "ava";
import { help, parseOptions } from "../../plan/options.ts";

test("by default the change of this branch to the dev stack is shown as text, and fails for nothing", (t) => {
  t.deepEqual(parseOptions([]), {
    ...{ help: false, base: "origin/main", stack: "dev", format: "text", failOn: [] },
    args: ["--stack", "dev"],
  });
});

test("settings are passed to both versions", (t) => {
  const { args } = parseOptions([
    "--stack",
    "prod",
    "--config",
    "a=b",
    "--config",
    "c=d",
    "--table",
    "t=id:S",
  ]);
  t.deepEqual(args, ["--stack", "prod", "--config", "a=b", "--config", "c=d", "--table", "t=id:S"]);
});

test("another format, another failure and an unknown option are refused", (t) => {
  t.throws(() => parseOptions(["--format", "xml"]), {
    message: 'Expected --format to be text or markdown or json, got "xml".',
  });
  t.throws(() => parseOptions(["--fail-on", "all"]), {
    message: 'Expected --fail-on to be danger or breaking, got "all".',
  });
  t.throws(() => parseOptions(["--nothing"]), { message: /Unknown option '--nothing'/ });
});

test("the help names every option", (t) => {
  for (const option of ["base", "stack", "format", "fail-on", "config", "table", "help"])
    t.true(help.includes(`  --${option} `), option);
});
