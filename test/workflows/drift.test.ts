// Tests drift: one issue for each stack, which is opened, updated and closed.
import test from "ava";
import { type Answers, record } from "./recorded.ts";
import { scriptOf, workflow } from "./workflow.ts";

const script = scriptOf("drift", "drift", "Compare, and update the issue");
const env = { STACK: "dev", BACKEND_URL: "", ORGANIZATION: "", GH_TOKEN: "t" };
const refresh = "pulumi refresh --preview-only --expect-no-changes --diff --non-interactive --color never";

/** Returns what Pulumi 3.274.1 printed, with these lines of differences. */
const differing = (...lines: string[]) =>
  printing(lines, "no changes were expected for refresh but changes were proposed", 7);

const printing = (lines: string[], error: string, status: number): Answers => ({
  "pulumi refresh": {
    stdout: `Previewing refresh (dev):
  pulumi:pulumi:Stack: (same)
    [urn=urn:pulumi:dev::user-api::pulumi:pulumi:Stack::user-api-dev]
            ~ aws:apigatewayv2/stage:Stage: (update)
                [id=$default]
                autoDeploy           : true
${lines.map((line) => `              ${line}`).join("\n")}
Resources:
    ~ 1 to update
    55 unchanged
error: ${error}
`,
    status,
  },
});
const issueOpen: Answers = { "gh issue list": "12\n" };
const afterRefresh = (calls: string[]) =>
  calls.slice(calls.indexOf(refresh) + 1).map((call) => call.replace(/ --json.*/s, ""));
const list = "gh issue list --state open --label drift";

test("a difference opens an issue that shows it", async (t) => {
  const { status, calls, input } = await record(t, script, env, differing('~ description: "a" => "b"'));
  t.is(status, 0);
  t.deepEqual(calls.slice(0, 3), [
    "pulumi login --non-interactive",
    "pulumi stack select --non-interactive dev",
    refresh,
  ]);
  const [first, label, create] = afterRefresh(calls);
  t.is(first, list);
  t.regex(label ?? "", /^gh label create drift --force /);
  t.is(create, "gh issue create --title Drift in dev --label drift --body-file -");
  t.true(input.includes('      ~ description: "a" => "b"\n'), input);
});

test("the sentence of an older Pulumi is understood too", async (t) => {
  const older = printing(
    ['~ description: "a" => "b"'],
    "no changes were expected but changes were proposed",
    255,
  );
  t.regex(afterRefresh((await record(t, script, env, older)).calls)[2] ?? "", /^gh issue create /);
});

test("an open issue is brought up to date", async (t) => {
  const answers = { ...differing('~ description: "a" => "b"'), ...issueOpen };
  const { calls } = await record(t, script, env, answers);
  t.deepEqual(afterRefresh(calls), [list, "gh issue edit 12 --body-file -"]);
});

test("an open issue is closed when there is no difference any more", async (t) => {
  const { calls } = await record(t, script, env, issueOpen);
  t.deepEqual(afterRefresh(calls), [
    list,
    "gh issue close 12 --comment The stack dev and AWS are the same again.",
  ]);
});

test("no difference and no issue: nothing is done", async (t) => {
  t.deepEqual(afterRefresh((await record(t, script, env)).calls), [list]);
});

test("what the provider shows without a real change is no drift", async (t) => {
  const { calls } = await record(
    t,
    script,
    env,
    differing('~ deploymentId: "abc" => "def"', "- __defaults : []"),
  );
  t.deepEqual(afterRefresh(calls), [list]);
});

test("a real change beside such a difference is drift", async (t) => {
  const { calls } = await record(
    t,
    script,
    env,
    differing('~ deploymentId: "abc" => "def"', '+ description: "b"'),
  );
  t.is(afterRefresh(calls).length, 3);
});

test("a resource that is gone from AWS is drift", async (t) => {
  const { calls } = await record(t, script, env, differing("- aws:sns/topic:Topic: (delete)"));
  t.is(afterRefresh(calls).length, 3);
});

test("a refresh that fails is no drift, and fails the job", async (t) => {
  const answers: Answers = { "pulumi refresh": { stdout: "error: no credentials\n", status: 255 } };
  const { status, calls, stdout } = await record(t, script, env, answers);
  t.deepEqual([status, afterRefresh(calls)], [1, []]);
  t.true(stdout.startsWith("error: no credentials\n::error title=Not compared::"), stdout);
});

test("it runs each night, for the stacks of the variable", (t) => {
  const { on } = workflow("drift");
  t.deepEqual(on, { schedule: [{ cron: "23 2 * * *" }], workflow_dispatch: null });
});
