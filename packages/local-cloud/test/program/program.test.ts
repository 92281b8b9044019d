import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { loadProgram } from "../../src/program/program.ts";
import { readSettings } from "../../src/program/settings.ts";
import { folderWith } from "../helpers/folders.ts";
import type { Any } from "../helpers/gateway-resources.ts";
import { fixture } from "../helpers/local.ts";
import { run } from "../helpers/program.ts";

async function load(program: string, archives: string, overrides: string[] = []) {
  const settings = readSettings(fixture, "dev", [`program=${program}`, ...overrides]);
  const tables = { adopted: { hashKey: { name: "id", type: "S" } } };
  const job = { ...settings, origin: "http://127.0.0.1:3000", archives, tables };
  const { resources, ...loaded } = await loadProgram(job, () => {});
  const find = (type: string, name: string) => {
    const resource = resources.find((one) => one.type.endsWith(`:${type}`) && one.name === name);
    if (!resource) throw new Error(`No ${type} ${name}`);
    return { ...resource, inputs: resource.inputs as Any, outputs: resource.outputs as Any };
  };
  return { ...loaded, resources, find };
}

let api: Awaited<ReturnType<typeof load>>;
let archives: string;
test.before(async () => {
  archives = await mkdtemp(join(tmpdir(), "local-test-"));
  api = await load("api", archives);
});
test.after.always(() => rm(archives, { recursive: true, force: true }));

test("hands over the registered resources with AWS's outputs", (t) => {
  const { find, resources, lookups, outputs } = api;
  const { outputs: fn } = find("Function", "slow");
  t.regex(fn.name, /^slow-[\da-f]{7}$/);
  t.is(fn.arn, `arn:aws:lambda:eu-west-1:000000000000:function:${fn.name}`);
  t.is(fn.invokeArn, `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${fn.arn}/invocations`);
  t.is(fn.role, find("Role", "slow").outputs.arn);
  t.is(find("Integration", "slow").inputs.integrationUri, fn.invokeArn);
  t.is(find("Route", "slow").inputs.target, `integrations/${find("Integration", "slow").outputs.id}`);
  t.is(find("Api", "api").outputs.apiEndpoint, "http://127.0.0.1:3000");
  t.is(find("Stage", "api").outputs.invokeUrl, "http://127.0.0.1:3000/");
  t.regex(
    find("Permission", "slow").inputs.sourceArn,
    /^arn:aws:execute-api:eu-west-1:000000000000:\w{10}\/\*\/\*\/\*$/,
  );
  t.deepEqual(outputs, {
    outputs: { url: "http://127.0.0.1:3000", table: find("Table", "things").outputs.name, adopted: "id" },
  });
  t.deepEqual(
    lookups.map(({ token, outputs: { name } }) => [token, name]),
    [["aws:dynamodb/getTable:getTable", "adopted"]],
  );
  t.is(new Set(resources.map(({ outputs: { arn, id } }) => arn ?? id)).size, resources.length);
});

test("gives a resource passed as an input by its id, and a secret plainly", (t) => {
  const { find } = api;
  t.is(find("Permission", "slow").inputs.function, find("Function", "slow").outputs.name);
  t.is(find("RolePolicy", "dynamodb").inputs.role, find("Role", "dynamodb").outputs.name);
  t.deepEqual(find("Function", "environment").inputs.environment, { variables: { GREETING: "hello" } });
});

test("writes each function's archive to a folder", async (t) => {
  const { folder = "", inputs, outputs } = api.find("Function", "failing");
  t.is(folder, join(archives, "failing"));
  t.regex(await readFile(join(folder, "index.js"), "utf8"), /broken on purpose/);
  t.like(inputs.code, { kind: "archive", assets: { "index.js": { kind: "asset" } } });
  t.deepEqual(outputs.code, inputs.code);
});

test.serial(
  "gives the same names in each run; the first API is at the root, the next below a path",
  async (t) => {
    const folder = await folderWith(t, {});
    const [first, second] = [await load("two-apis", folder), await load("two-apis", folder)];
    const names = ({ resources }: typeof first) => resources.map(({ outputs: { id } }) => id).sort();
    t.deepEqual(names(first), names(second));
    t.deepEqual(first.outputs.outputs, {
      first: "http://127.0.0.1:3000/",
      second: `http://127.0.0.1:3000/_api/${first.find("Api", "second").outputs.id}/beta`,
    });
  },
);

test.serial("hands the settings to the program", async (t) => {
  const { outputs } = await load("configuration", archives, ["limit=7", 'names=["z"]']);
  t.like(outputs.outputs, { "fixture:limit": "7", "fixture:names": '["z"]', "aws:region": "eu-west-1" });
});

for (const [program, title, ...lines] of [
  ["refused-arguments", "pulumi:pulumi:Stack (fixture-dev)", "Expected `size` to be positive, got -1."],
  [
    "mistake",
    "pulumi:pulumi:Stack (fixture-dev)",
    `Running program '${join(fixture, "index.ts")}' failed with an unhandled exception:`,
    "TypeError: Cannot read properties of undefined (reading 'value')",
    `    at file://${join(fixture, "mistake.ts")}:4:32`,
  ],
  [
    "unknown-invoke",
    "pulumi:pulumi:Stack (fixture-dev)",
    `Running program '${join(fixture, "index.ts")}' failed with an unhandled exception:`,
    "<ref *1> Error: invocation of aws:ec2/getVpc:getVpc returned an error: The local run has no answer for " +
      "aws:ec2/getVpc:getVpc. It answers aws.getRegion, aws.getCallerIdentity, aws.getPartition, " +
      "aws.getAvailabilityZones, aws.iam.getPolicyDocument, aws.dynamodb.getTable, aws.route53.getZone.",
  ],
  [
    "remote-code",
    "aws:lambda:Function (remote)",
    "The local run does not fetch remote code. Expected an archive of files or of a folder.",
  ],
] as const) {
  test.serial(`says what is wrong with the program ${program}, and where`, async (t) => {
    const { message } = (await t.throwsAsync(load(program, archives))) ?? {};
    const [first, ...more] = lines;
    const expected = [`  ${title}:`, `    error: ${first}`, ...more.map((line) => `    ${line}`)].join("\n");
    t.true(message?.startsWith("Diagnostics:\n"), message);
    t.true(message?.includes(`${expected}`), message);
  });
}

test("ends the program's process when told to", async (t) => {
  const job = {
    ...readSettings(fixture, "dev"),
    origin: "http://127.0.0.1:3000",
    archives: await folderWith(t, {}),
  };
  const message = "The program ended early (SIGKILL).";
  await t.throwsAsync(
    loadProgram(job, () => {}, AbortSignal.abort()),
    { message },
  );
});

for (const way of ["works", "fails"]) {
  test(`reads what a program prints to the end: one that ${way}`, async (t) => {
    const { log, message } = await run(t, "engine/last-words", { config: [`password=${way}`] });
    t.deepEqual(log.toSorted(), ["last warning", "last words"]);
    t.is(message.includes("does not fetch remote code"), way === "fails");
  });
}
