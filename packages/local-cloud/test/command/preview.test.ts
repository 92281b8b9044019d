// Tests `local-cloud preview`: it prints the plan of a program as text and as JSON, and nothing else.
import test from "ava";
import type { Plan } from "../../src/command/plan.ts";
import { commandLine } from "../helpers/local.ts";

const preview = (program: string, ...args: string[]) =>
  commandLine(["preview", "--config", `program=${program}`, ...args]).ended;

async function planOf(program: string, ...args: string[]): Promise<Plan> {
  return JSON.parse((await preview(program, "--json", ...args)).stdout);
}

const stack = "urn:pulumi:dev::fixture::pulumi:pulumi:Stack::fixture-dev";
const none = {
  ...{ retainOnDelete: false, deleteBeforeReplace: false, deletedWith: "" },
  ...{ ignoreChanges: [], replaceOnChanges: [], aliases: [], dependsOn: [], provider: "" },
};
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

test("prints each resource with its inputs, and the outputs; what the program prints is beside it", async (t) => {
  const { status, stdout, stderr } = await preview("engine/preview");
  t.deepEqual({ status, stderr }, { status: 0, stderr: "knows the name Alarms\n" });
  t.is(
    stdout,
    `fixture (stack dev): 2 to create

+ aws:sns/topic:Topic alarms
    displayName: Alarms

+ aws:sns/topicSubscription:TopicSubscription mail
    endpoint: ops@acme.io
    protocol: email
    topic: (known after the update)

Outputs:
  outputs:
    arn: (known after the update)
    name: Alarms
    region: eu-west-1
`,
  );
});

test("gives programs the whole plan as JSON", async (t) => {
  const urn = (rest: string) => `urn:pulumi:dev::fixture::${rest}`;
  t.deepEqual(await planOf("engine/preview"), {
    project: "fixture",
    stack: "dev",
    resources: [
      {
        urn: urn("aws:sns/topic:Topic::alarms"),
        type: "aws:sns/topic:Topic",
        name: "alarms",
        parent: stack,
        action: "create",
        inputs: { displayName: "Alarms" },
        protect: false,
        options: none,
      },
      {
        urn: urn("aws:sns/topicSubscription:TopicSubscription::mail"),
        type: "aws:sns/topicSubscription:TopicSubscription",
        name: "mail",
        parent: stack,
        action: "create",
        inputs: { topic: unknown, protocol: "email", endpoint: "ops@acme.io" },
        protect: false,
        options: { ...none, dependsOn: [urn("aws:sns/topic:Topic::alarms")] },
      },
    ],
    outputs: { outputs: { arn: unknown, name: "Alarms", region: "eu-west-1" } },
  });
});

test("says what is protected, what exists already, and which components and providers there are", async (t) => {
  const { resources } = await planOf("engine/options");
  const said = resources.map(({ name, action, protect, options }) => [
    name,
    action,
    protect,
    options.retainOnDelete,
    options.aliases.length,
  ]);
  t.deepEqual(said.sort(), [
    ["adopted", "read", false, false, 0],
    ["guarded", "component", true, true, 0],
    ["inside", "create", true, true, 0],
    ["read", "read", false, false, 0],
    ["released", "create", false, false, 0],
    ["renamed", "create", false, false, 4],
    ["role", "create", false, false, 0],
  ]);
  const types = (await planOf("engine/providers")).resources.map(({ type }) => type);
  t.is(types.filter((type) => type === "pulumi:providers:aws").length, 2);
});

test("gives the paths of a function's code from the project's folder", async (t) => {
  const { resources } = await planOf("paths");
  const asset = (path: string) => ({ kind: "asset", path });
  t.deepEqual(resources.find(({ type }) => type === "aws:lambda/function:Function")?.inputs.code, {
    kind: "archive",
    assets: { "index.js": asset("api.ts"), "other.js": asset("/elsewhere/other.js") },
  });
});

test("makes up what only AWS knows, the same in each run, if asked", async (t) => {
  const { resources, outputs } = await planOf("engine/preview", "--made-up");
  const arn = "arn:aws:sns:eu-west-1:000000000000:alarms-";
  const topic = String(resources[1]?.inputs.topic);
  t.true(topic.startsWith(arn), topic);
  t.deepEqual(outputs, { outputs: { arn: topic, name: "Alarms", region: "eu-west-1" } });
  t.deepEqual(await planOf("engine/preview", "--made-up"), {
    ...{ project: "fixture", stack: "dev", resources, outputs },
  });
});

test("shows no secret, neither of an input nor of an output", async (t) => {
  for (const args of [[], ["--json"], ["--made-up"], ["--made-up", "--json"]]) {
    const { stdout } = await preview("engine/secrets", "--secret", "password=hush", ...args);
    t.false(stdout.includes("hush"), stdout);
    t.regex(stdout, /"?displayName"?: "\[secret\]"/);
    t.regex(stdout, /"?password"?: "\[secret\]"/);
  }
});

for (const [args, message] of [
  [["--port", "0"], "Unknown option '--port'"],
  [["--program", "/nowhere"], "Found no Pulumi.yaml in /nowhere. Choose a program's folder with --program."],
  [
    ["--config", "program=refused-arguments"],
    "Diagnostics:\n  pulumi:pulumi:Stack (fixture-dev):\n    error: ",
  ],
] as [string[], string][]) {
  test(`refuses ${args.join(" ")}, with status 1`, async (t) => {
    const { status, stdout, stderr } = await commandLine(["preview", ...args]).ended;
    t.deepEqual({ status, stdout }, { status: 1, stdout: "" });
    t.true(stderr.startsWith(message), stderr);
  });
}
