import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { loadProgram, type ProgramJob } from "../../src/program/program.ts";
import { readSettings } from "../../src/program/settings.ts";
import { folderWith } from "../helpers/folders.ts";
import type { Any } from "../helpers/gateway-resources.ts";
import { fixture } from "../helpers/local.ts";
import { diagnostics, run } from "../helpers/program.ts";
import { type Scope, shared } from "../helpers/shared.ts";

/** Runs fixtures as one program. Their outputs are by their names. */
async function load(
  scope: Scope,
  programs: string,
  overrides: string[] = [],
  more: Partial<ProgramJob> = {},
) {
  const archives = await folderWith(scope, {});
  const settings = readSettings(fixture, "dev", [`program=${programs}`, ...overrides]);
  const tables = { adopted: { hashKey: { name: "id", type: "S" } } };
  const job = { ...settings, origin: "http://127.0.0.1:3000", archives, tables, ...more };
  const log: string[] = [];
  const { resources, outputs, ...loaded } = await loadProgram(job, (line) => log.push(line));
  const find = (type: string, name: string) => {
    const resource = resources.find((one) => one.type.endsWith(`:${type}`) && one.name === name);
    if (!resource) throw new Error(`No ${type} ${name}`);
    return { ...resource, inputs: resource.inputs as Any, outputs: resource.outputs as Any };
  };
  return { ...loaded, resources, find, log, archives, outputs: outputs.outputs as Record<string, object> };
}

type Loaded = Awaited<ReturnType<typeof load>>;

const loaded = shared((scope) => load(scope, "api,two-apis"));

/** Another program with a part of the first, and a process that prints after the program's end. */
const loadedOther = shared((scope) => {
  const overrides = ["limit=7", 'names=["z"]', "password=works"];
  const options = { variables: { FROM_ESC: "yes" }, region: "eu-north-1" };
  return load(scope, "two-apis,configuration,variables,engine/last-words", overrides, options);
});

test.serial("hands over the registered resources with AWS's outputs", async (t) => {
  const { find, resources, lookups, outputs } = await loaded(t);
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
  t.deepEqual(outputs.api, {
    url: "http://127.0.0.1:3000",
    table: find("Table", "things").outputs.name,
    adopted: "id",
  });
  t.deepEqual(
    lookups.map(({ token, outputs: { name } }) => [token, name]),
    [["aws:dynamodb/getTable:getTable", "adopted"]],
  );
  t.is(new Set(resources.map(({ outputs: { arn, id } }) => arn ?? id)).size, resources.length);
});

test.serial("gives a resource passed as an input by its id, and a secret plainly", async (t) => {
  const { find } = await loaded(t);
  t.is(find("Permission", "slow").inputs.function, find("Function", "slow").outputs.name);
  t.is(find("RolePolicy", "dynamodb").inputs.role, find("Role", "dynamodb").outputs.name);
  t.deepEqual(find("Function", "environment").inputs.environment, { variables: { GREETING: "hello" } });
});

test.serial("writes each function's archive to a folder", async (t) => {
  const { archives, find } = await loaded(t);
  const { folder = "", inputs, outputs } = find("Function", "failing");
  t.is(folder, join(archives, "failing"));
  t.regex(await readFile(join(folder, "index.js"), "utf8"), /broken on purpose/);
  t.like(inputs.code, { kind: "archive", assets: { "index.js": { kind: "asset" } } });
  t.deepEqual(outputs.code, inputs.code);
});

test.serial("gives the same names in each run", async (t) => {
  const names = ({ resources }: Loaded) =>
    resources.filter(({ name }) => /^(hello|first|second)$/.test(name)).map(({ outputs: { id } }) => id);
  const first = names(await loaded(t)).sort();
  t.true(first.length >= 10);
  t.deepEqual(names(await loadedOther(t)).sort(), first);
});

test.serial("the first API is at the root, the next below a path", async (t) => {
  const other = await loadedOther(t);
  t.deepEqual(other.outputs["two-apis"], {
    first: "http://127.0.0.1:3000/",
    second: `http://127.0.0.1:3000/_api/${other.find("Api", "second").outputs.id}/beta`,
  });
});

test.serial("hands the settings to the program", async (t) => {
  const settings = { "fixture:limit": "7", "fixture:names": '["z"]', "aws:region": "eu-west-1" };
  t.like((await loadedOther(t)).outputs.configuration, settings);
});

test.serial("hands variables to the program's process; the region of the settings wins", async (t) => {
  t.deepEqual((await loadedOther(t)).outputs.variables, { given: "yes", region: "eu-west-1" });
});

test.serial("says what is wrong with a program, and where", async (t) => {
  const { message } = await run(t, "mistake");
  const lines = [
    `error: Running program '${join(fixture, "index.ts")}' failed with an unhandled exception:`,
    "TypeError: Cannot read properties of undefined (reading 'value')",
    `    at file://${join(fixture, "mistake.ts")}:4:32`,
  ];
  t.true(message.startsWith(diagnostics(lines)), message);
});

test.serial("ends the program's process when told to", async (t) => {
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

test.serial("reads what a program prints to the end, also of one that fails", async (t) => {
  const printed = ["last warning", "last words"];
  t.deepEqual((await loadedOther(t)).log.toSorted(), printed);
  const { log, message } = await run(t, "engine/last-words", { config: ["password=fails"] });
  t.deepEqual(log.toSorted(), printed);
  const failure = "The local run does not fetch remote code. Expected an archive of files or of a folder.";
  t.is(message, diagnostics(["error: update failed"], ["aws:lambda:Function (remote)", `error: ${failure}`]));
});
