// Tests `local-cloud preview`: it prints the plan of a program as text and as JSON, and nothing else.
import test from "ava";
import { describePlan, type Plan } from "../../src/command/plan.ts";
import { preview } from "../../src/command/preview.ts";
import { commandLine, fixture } from "../helpers/local.ts";
import { shared } from "../helpers/shared.ts";

async function planOf(programs: string, ...args: string[]): Promise<Plan> {
  const config = `program=${programs}`;
  const given = ["--program", fixture, "--config", config, "--secret", "password=hush", "--json", ...args];
  return JSON.parse(await preview(given, () => {}));
}

/** The plan of several programs at once, whose resources have different names. */
const planned = shared(() => planOf("engine/preview,engine/options,engine/providers,engine/secrets,paths"));
const few = () => planOf("engine/preview,engine/secrets", "--made-up");
/** Two plans with made-up values. */
const madeUp = shared(async () => [await few(), await few()] as const);

const outputsOf = ({ outputs }: Plan, name: string) => (outputs.outputs as Record<string, unknown>)[name];

const stack = "urn:pulumi:dev::fixture::pulumi:pulumi:Stack::fixture-dev";
const none = {
  ...{ retainOnDelete: false, deleteBeforeReplace: false, deletedWith: "" },
  ...{ ignoreChanges: [], replaceOnChanges: [], aliases: [], dependsOn: [], provider: "" },
};
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

test.serial(
  "prints each resource with its inputs, and the outputs; what the program prints is beside it",
  async (t) => {
    const { status, stdout, stderr } = await commandLine(["preview", "--config", "program=engine/preview"])
      .ended;
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
  },
);

test.serial("gives programs the whole plan as JSON", async (t) => {
  const plan = await planned(t);
  const urn = (rest: string) => `urn:pulumi:dev::fixture::${rest}`;
  const resources = plan.resources.filter(({ name }) => /^(alarms|mail)$/.test(name));
  t.deepEqual(Object.keys(plan), ["project", "stack", "resources", "outputs"]);
  t.deepEqual({ ...plan, resources, outputs: outputsOf(plan, "engine/preview") }, {
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
    outputs: { arn: unknown, name: "Alarms", region: "eu-west-1" },
  } as unknown);
});

test.serial(
  "says what is protected, what exists already, and which components and providers there are",
  async (t) => {
    const plan = await planned(t);
    const names = /^(adopted|guarded|inside|read|released|renamed|role)$/;
    const said = plan.resources
      .filter(({ name }) => names.test(name))
      .map(({ name, action, protect, options }) => [
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
    const providers = plan.resources.filter(({ type }) => type === "pulumi:providers:aws");
    t.deepEqual(providers.map(({ name }) => name).sort(), ["south", "west"]);
  },
);

test.serial("gives the paths of a function's code from the project's folder", async (t) => {
  const plan = await planned(t);
  const asset = (path: string) => ({ kind: "asset", path });
  const fn = plan.resources.find(({ type }) => type === "aws:lambda/function:Function");
  t.deepEqual(fn?.inputs.code, {
    kind: "archive",
    assets: { "index.js": asset("api.ts"), "other.js": asset("/elsewhere/other.js") },
  });
});

test.serial("makes up what only AWS knows, the same in each run, if asked", async (t) => {
  const [first, second] = await madeUp(t);
  const topic = String(first.resources.find(({ name }) => name === "mail")?.inputs.topic);
  t.true(topic.startsWith("arn:aws:sns:eu-west-1:000000000000:alarms-"), topic);
  t.deepEqual(outputsOf(first, "engine/preview"), { arn: topic, name: "Alarms", region: "eu-west-1" });
  t.deepEqual(first, second);
});

test.serial("shows no secret, neither of an input nor of an output", async (t) => {
  for (const shown of [await planned(t), (await madeUp(t))[0]])
    for (const text of [describePlan(shown), JSON.stringify(shown, undefined, 2)]) {
      t.false(text.includes("hush"), text);
      t.regex(text, /"?displayName"?: "\[secret\]"/);
      t.regex(text, /"?password"?: "\[secret\]"/);
    }
});

for (const [args, message] of [
  [["--port", "0"], /^Unknown option '--port'/],
  [
    ["--program", "/nowhere"],
    /^Found no Pulumi.yaml in \/nowhere\. Choose a program's folder with --program\.$/,
  ],
] as [string[], RegExp][]) {
  test.serial(`refuses ${args.join(" ")}`, async (t) => {
    await t.throwsAsync(
      preview(args, () => {}),
      { message },
    );
  });
}

test.serial("prints the errors of a program that fails, and nothing else, with status 1", async (t) => {
  const args = ["preview", "--config", "program=refused-arguments"];
  const { status, stdout, stderr } = await commandLine(args).ended;
  t.deepEqual({ status, stdout }, { status: 1, stdout: "" });
  t.true(stderr.startsWith("Diagnostics:\n  pulumi:pulumi:Stack (fixture-dev):\n    error: "), stderr);
});
