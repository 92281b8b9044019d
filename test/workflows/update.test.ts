// Tests an update: the commands in their order, and that the smoke test has the credentials that the stack needs.
import test from "ava";
import { record } from "./recorded.ts";
import { scriptOf, workflow } from "./workflow.ts";

const update = scriptOf("update", "update", "Update the stack");
const smoke = scriptOf("update", "update", "Run the smoke test");
const url = "https://abc.execute-api.eu-central-1.amazonaws.com";
const up = "pulumi up --yes --skip-preview --non-interactive --suppress-progress";

test("dev is selected at Pulumi Cloud and updated, and its URL is an output", async (t) => {
  const { status, calls, output } = await record(
    t,
    update,
    { STACK: "dev", CREATE: "false", BACKEND_URL: "", ORGANIZATION: "" },
    { "pulumi stack output url": `${url}\n` },
  );
  t.is(status, 0);
  t.deepEqual(calls, [
    "pulumi login --non-interactive",
    "pulumi stack select --non-interactive dev",
    up,
    "pulumi stack output url",
  ]);
  t.is(output, `url=${url}\n`);
});

test("another backend and an organization are used", async (t) => {
  const env = {
    STACK: "prod",
    CREATE: "false",
    BACKEND_URL: "s3://states?region=eu-west-1",
    ORGANIZATION: "acme",
  };
  const { calls } = await record(t, update, env);
  t.deepEqual(calls.slice(0, 2), [
    "pulumi login --non-interactive s3://states?region=eu-west-1",
    "pulumi stack select --non-interactive acme/prod",
  ]);
});

test("the stack of a pull request is created with the dev stack's settings, and a reason to be open", async (t) => {
  const { status, calls, stdout } = await record(t, `${update}\ncat Pulumi.pr-7.yaml`, {
    STACK: "pr-7",
    CREATE: "true",
    BACKEND_URL: "",
    ORGANIZATION: "",
  });
  t.is(status, 0);
  t.deepEqual(calls.slice(1, 4), [
    "pulumi stack select --non-interactive --create pr-7",
    "pulumi config set --non-interactive openReason It is a stack for trying a change, and has no real users.",
    up,
  ]);
  t.true(stdout.endsWith("config: {}\n"));
});

test("an update that fails has no URL as its output", async (t) => {
  const env = { STACK: "dev", CREATE: "false", BACKEND_URL: "", ORGANIZATION: "" };
  const { status, calls, output } = await record(t, update, env, {
    "pulumi up": { stdout: "", status: 255 },
  });
  t.deepEqual([status, calls.at(-1), output], [255, up, ""]);
});

for (const [auth, token, call] of [
  ["none\n", "", `npm run --silent smoke -- --url ${url}`],
  ["iam\n", "", `npm run --silent smoke -- --url ${url} --iam`],
  ["jwt\n", "abc", `npm run --silent smoke -- --url ${url} --token abc`],
] as const) {
  test(`a stack with auth ${auth.trim()} is smoke tested as such a caller`, async (t) => {
    const { status, calls } = await record(
      t,
      smoke,
      { URL: url, TOKEN: token },
      { "pulumi config get auth": auth },
    );
    t.is(status, 0);
    t.deepEqual(calls, ["pulumi config get auth", call]);
  });
}

test("a stack without the setting `auth` is tested as an open API", async (t) => {
  const answers = { "pulumi config get auth": { stdout: "", status: 255 } };
  const { calls } = await record(t, smoke, { URL: url, TOKEN: "" }, answers);
  t.is(calls.at(-1), `npm run --silent smoke -- --url ${url}`);
});

test("without a token of its issuer, a stack is not smoke tested, and a warning says so", async (t) => {
  const { status, calls, stdout } = await record(
    t,
    smoke,
    { URL: url, TOKEN: "" },
    { "pulumi config get auth": "jwt" },
  );
  t.deepEqual([status, calls.length], [0, 1]);
  t.is(
    stdout,
    "::warning title=Not smoke tested::The stack asks for tokens; set the secret SMOKE_TOKEN to one of its issuer.\n",
  );
});

test("a failed smoke test fails the deployment", async (t) => {
  const answers = { "npm run --silent smoke": { stdout: "", status: 1 } };
  t.is((await record(t, smoke, { URL: url, TOKEN: "" }, answers)).status, 1);
});

test("main updates dev; a tag is planned, approved in environment prod, and only then deployed", (t) => {
  const { on, jobs } = workflow("deploy");
  t.deepEqual(on, { push: { branches: ["main"], tags: ["v*"] } });
  t.is(jobs.dev?.if, "github.ref_type == 'branch'");
  t.is(jobs.plan?.if, "github.ref_type == 'tag' && vars.DEPLOY_PROD == 'true'");
  t.is(jobs.prod?.needs, "plan");
  t.deepEqual(
    [jobs.dev, jobs.prod].map((job) => job?.with),
    [
      { environment: "dev", stack: "dev" },
      { environment: "prod", stack: "prod" },
    ],
  );
});

const plan = scriptOf("deploy", "plan", "Plan what changes since the release before");

test("the plan of a release is of what changed since the one before", async (t) => {
  const { status, calls, summary } = await record(
    t,
    plan,
    { GITHUB_REF_NAME: "v2.0.0" },
    { "git describe": "v1.9.0\n", "npm run": "## Plan\n" },
  );
  t.is(status, 0);
  t.deepEqual(calls, [
    "git describe --tags --abbrev=0 --match v* v2.0.0^",
    "npm run --silent plan -- --base v1.9.0 --stack prod --format markdown",
  ]);
  t.is(summary, "# From v1.9.0 to v2.0.0\n## Plan\n");
});

test("the first release has nothing to be compared with", async (t) => {
  const answers = { "git describe": { stdout: "", status: 128 } };
  const { status, calls, summary } = await record(t, plan, { GITHUB_REF_NAME: "v1.0.0" }, answers);
  t.deepEqual([status, calls.length], [0, 1]);
  t.is(summary, "v1.0.0 is the first release, so there is no release to compare it with.\n");
});
