// Tests settings from environments of Pulumi ESC.
import { rename } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { readSettings } from "../../src/program/settings.ts";
import { regionOf } from "../../src/resources/account.ts";
import { folderWith } from "../helpers/folders.ts";
import { run } from "../helpers/program.ts";

const project = "name: shop\nruntime: nodejs\nconfig:\n  size: { type: integer, default: 3 }\n";
const stack = "environment:\n  - acme/shared\n  - acme/secrets: { merge: false }\nconfig:\n  shop:size: 4\n";

async function folder(t: ExecutionContext, files: Record<string, string> = {}) {
  return folderWith(t, { "Pulumi.yaml": project, "Pulumi.dev.yaml": stack, "index.ts": "", ...files });
}

test("refuses a stack with environments, by their names, before anything is served", async (t) => {
  const told =
    "which the local run does not open. Give them with --environment FILE, a file with the output of `pulumi env open --format json`, " +
    "or with --config and --no-environment.";
  const named = async (text: string) => {
    const at = await folder(t, { "Pulumi.dev.yaml": text });
    const { message } = t.throws(() => readSettings(at, "dev", ["size=5"]));
    return message;
  };
  t.is(
    await named(stack),
    `Stack dev takes settings from Pulumi ESC (\`environment\`: acme/shared, acme/secrets), ${told}`,
  );
  t.is(
    await named("environment: { imports: [acme/shared], values: { pulumiConfig: { a: 1 } } }"),
    `Stack dev takes settings from Pulumi ESC (\`environment\`: the stack's own, acme/shared), ${told}`,
  );
  t.deepEqual(readSettings(await folder(t, { "Pulumi.dev.yaml": "environment: []" }), "dev").values, {
    "shop:size": "3",
  });
});

test("takes settings from files, as secrets: over the project's, below the stack's; later files win", async (t) => {
  const first = '{"pulumiConfig":{"shop:size":6,"auth":"jwt","zone":"a"}}';
  const second = '{"pulumiConfig":{"zone":"b"},"environmentVariables":{"AWS_REGION":"eu-north-1","PORT":80}}';
  const at = await folder(t, { "first.json": first, "second.json": second });
  const files = ["first.json", "second.json"].map((name) => join(at, name));
  const { values, secrets, variables, region } = readSettings(at, "dev", ["zone=c"], [], files);
  t.deepEqual(values, { "shop:size": "4", "shop:auth": "jwt", "shop:zone": "c" });
  t.deepEqual(secrets, ["shop:size", "shop:auth", "shop:zone"]);
  t.deepEqual(variables, { AWS_REGION: "eu-north-1", PORT: "80" });
  t.is(region, "eu-north-1");
});

test("merges mappings key by key, as Pulumi does", async (t) => {
  const at = await folder(t, {
    "first.json": '{"pulumiConfig":{"options":{"a":1,"deep":{"b":[1],"c":2}}}}',
    "second.json": '{"pulumiConfig":{"options":{"deep":{"b":[2]}}}}',
    "Pulumi.dev.yaml": `${stack}  shop:options: { a: 3 }\n`,
  });
  const files = ["first.json", "second.json"].map((name) => join(at, name));
  const { values } = readSettings(at, "dev", [], [], files);
  t.deepEqual(JSON.parse(values["shop:options"] ?? ""), { a: 3, deep: { b: [2], c: 2 } });
});

test("refuses plain text of the stack for a secret, also if an environment has the setting", async (t) => {
  const at = await folder(t, {
    "Pulumi.yaml": "name: shop\nruntime: nodejs\nconfig:\n  password: { type: string, secret: true }\n",
    "Pulumi.dev.yaml": "environment: [acme/shared]\nconfig:\n  shop:password: open\n",
    "bare.yaml": "environment: [acme/shared]\n",
    "env.json": '{"pulumiConfig":{"shop:password":"hush"}}',
  });
  const read = () => readSettings(at, "dev", [], [], [join(at, "env.json")]);
  t.throws(read, { message: /^Expected the setting shop:password to be encrypted/ });
  await rename(join(at, "bare.yaml"), join(at, "Pulumi.dev.yaml"));
  t.is(read().values["shop:password"], "hush");
});

test("with --no-environment, the settings of environments come from --config", async (t) => {
  t.deepEqual(readSettings(await folder(t), "dev", ["auth=jwt"], [], []).values, {
    "shop:size": "4",
    "shop:auth": "jwt",
  });
});

test("refuses a file of another form", async (t) => {
  const at = await folder(t, { "env.json": '{"values":{}}' });
  const file = join(at, "env.json");
  t.throws(() => readSettings(at, "dev", [], [], [file]), {
    message: `Expected ${file} to have \`pulumiConfig\` or \`environmentVariables\`, as \`pulumi env open --format json\` prints them, got values.`,
  });
});

test("a program without a region in its settings has that of its resources", async (t) => {
  const values = { "fixture:program": "variables" };
  t.deepEqual((await run(t, "variables", { values, region: "eu-north-1" })).outputs, {
    region: "eu-north-1",
  });
});

for (const [title, setting, env, region] of [
  ["the stack's setting", "eu-west-2", { AWS_REGION: "eu-west-3" }, "eu-west-2"],
  ["AWS_REGION", undefined, { AWS_REGION: "eu-west-3", AWS_DEFAULT_REGION: "eu-west-1" }, "eu-west-3"],
  ["AWS_DEFAULT_REGION", undefined, { AWS_DEFAULT_REGION: "eu-west-1" }, "eu-west-1"],
  ["none", undefined, {}, "us-east-1"],
] as const) {
  test(`the region is that of ${title}`, (t) => {
    t.is(regionOf(setting, env), region);
  });
}
