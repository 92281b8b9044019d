// Tests the workflow of a pull request: the plan, the comments, and a stack that is destroyed in the end, while no other stack ever is.
import test from "ava";
import { record } from "./recorded.ts";
import { scriptOf, workflow } from "./workflow.ts";

const own = "github.event.pull_request.head.repo.full_name == github.repository";
const destroy = scriptOf("pull-request", "destroy", "Destroy the stack");
const sweep = scriptOf("pull-request", "sweep", "Destroy stacks older than three days");
const removal = "pulumi destroy --yes --skip-preview --non-interactive --suppress-progress --remove --stack";
const expression = (text: string) => `\${{ ${text} }}`;
const none = { BACKEND_URL: "", ORGANIZATION: "" };

test("a job that runs a fork's code has no secret, and a read-only token", (t) => {
  const { plan, comment, preview } = workflow("preview").jobs;
  t.is(plan?.if, undefined);
  t.deepEqual(plan?.permissions, { contents: "read" });
  t.false(JSON.stringify(plan).includes("secrets."));
  t.is(plan?.steps?.[0]?.with?.["persist-credentials"], false);
  for (const job of [comment, preview]) t.true(job?.if?.split(" && ").includes(own));
});

test("a job that may write a comment runs no code of the pull request", (t) => {
  for (const file of ["preview", "pull-request"]) {
    const { comment } = workflow(file).jobs;
    const [checkout, run, ...others] = comment?.steps ?? [];
    t.is(checkout?.with?.ref, expression("github.event.pull_request.base.sha"));
    t.regex(run?.run ?? "", /^(export BODY=.*\n)?\.github\/scripts\/comment\.sh \w+\n?$/);
    t.deepEqual(others, []);
  }
});

test("the plan goes into the summary, and out to the comment", async (t) => {
  const { status, calls, summary, output } = await record(
    t,
    scriptOf("preview", "plan", "Plan"),
    { BASE: "abc123" },
    { "npm run": "## Plan\nmarkdown<<end\n" },
  );
  t.is(status, 0);
  t.deepEqual(calls, ["npm run --silent plan -- --base abc123 --format markdown"]);
  t.is(summary, "## Plan\nmarkdown<<end\n");
  t.regex(output, /^markdown<<([0-9a-f]{32})\n## Plan\nmarkdown<<end\n\n\1\n$/);
});

const comment = { GITHUB_REPOSITORY: "acme/users", NUMBER: "7", BODY: "## Plan", GH_TOKEN: "t" };

test("a first comment is written, with the mark of its kind", async (t) => {
  const { status, calls } = await record(t, scriptOf("preview", "comment", "Comment the plan"), comment);
  t.is(status, 0);
  t.regex(calls[0] ?? "", /^gh api --paginate repos\/acme\/users\/issues\/7\/comments --jq .*<!-- plan -->/);
  t.deepEqual(calls.slice(1), [
    "gh api --method POST repos/acme/users/issues/7/comments --raw-field body=<!-- plan -->",
    "## Plan",
  ]);
});

test("a later comment replaces the first one", async (t) => {
  const { calls } = await record(t, scriptOf("preview", "comment", "Comment the plan"), comment, {
    "gh api --paginate": "4711\n",
  });
  t.true(
    calls.includes(
      "gh api --method PATCH repos/acme/users/issues/comments/4711 --raw-field body=<!-- plan -->",
    ),
  );
});

test("the URL of the request's stack is commented with its commit", async (t) => {
  const env = { ...comment, BODY: "", URL: "https://abc", COMMIT: "abc123" };
  const { calls } = await record(t, scriptOf("pull-request", "comment", "Comment the URL"), env);
  t.is(calls.at(-1), "The stack pr-7 has abc123, smoke tested: https://abc");
});

test("a stack of its own is off until the variable is set, and never a fork's", (t) => {
  const { jobs } = workflow("pull-request");
  for (const name of ["stack", "destroy", "sweep"])
    t.true(jobs[name]?.if?.startsWith("vars.PULL_REQUEST_STACKS == 'true' &&"));
  for (const name of ["stack", "destroy"]) t.true(jobs[name]?.if?.includes(own), name);
  t.deepEqual(jobs.stack?.with, {
    environment: "pull-request",
    stack: `pr-${expression("github.event.pull_request.number")}`,
    create: true,
  });
});

test("the request's stack is destroyed and removed", async (t) => {
  const { status, calls } = await record(t, destroy, {
    STACK: "pr-7",
    BACKEND_URL: "",
    ORGANIZATION: "acme",
  });
  t.is(status, 0);
  t.deepEqual(calls, ["pulumi login --non-interactive", `${removal} acme/pr-7`]);
});

for (const stack of ["prod", "dev", "pr-", "pr-7x", "my-pr-7", "acme/prod", ""]) {
  test(`${JSON.stringify(stack)} is no stack of a pull request, and is not touched`, async (t) => {
    const { status, calls, stdout } = await record(t, destroy, { ...none, STACK: stack });
    t.deepEqual([status, calls], [1, []]);
    t.is(
      stdout,
      `::error title=Not destroyed::Expected a stack of a pull request, pr-<number>, got ${stack}.\n`,
    );
  });
}

test("the sweep destroys stacks of pull requests that are older than three days, and no other", async (t) => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const stacks = [
    { name: "dev", lastUpdate: ago(300) },
    { name: "prod", lastUpdate: ago(300) },
    { name: "pr-1", lastUpdate: ago(3.1) },
    { name: "acme/pr-2", lastUpdate: ago(30) },
    { name: "pr-3", lastUpdate: ago(2.9) },
    { name: "pr-4", lastUpdate: ago(30), updateInProgress: true },
    { name: "pr-5" },
    { name: "pr-6x", lastUpdate: ago(30) },
    { name: "my-pr-7", lastUpdate: ago(30) },
  ];
  const answers = { "pulumi stack ls --json": JSON.stringify(stacks) };
  const { status, calls } = await record(t, sweep, { ...none, DAYS: "3" }, answers);
  t.is(status, 0);
  t.deepEqual(
    calls.filter((call) => call.startsWith("pulumi destroy")),
    [`${removal} pr-1`, `${removal} pr-2`],
  );
});
