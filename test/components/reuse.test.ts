// Tests UserApi as a part of other people's programs.
import { execFile } from "node:child_process";
import { readdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { UserApiArgs } from "../../components/user-api.ts";
import { loadProgram } from "../../packages/local-cloud/src/program/program.ts";
import { readSettings } from "../../packages/local-cloud/src/program/settings.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { gateways } from "../helpers/handler-events.ts";
import { outputsOf, plan } from "../helpers/program.ts";
import { inputsOf } from "../helpers/program-inputs.ts";
import { Gateway, planOf, UserApi } from "../helpers/program-unbundled.ts";
import { routes } from "../helpers/routes.ts";

const checkout = resolve(import.meta.dirname, "../..");

/** A project whose program Node runs without a compiler. */
const project = "name: people\nruntime: { name: nodejs, options: { typescript: false } }\n";

/** The settings that add a child of every kind. */
const settings: UserApiArgs = {
  accessLogs: true,
  alarms: true,
  alarmEmail: "ops@acme.io",
  dashboard: true,
};
const domain: UserApiArgs = { domainName: "api.acme.io", hostedZone: "acme.io" };

function plain(args: UserApiArgs, name = "user-api") {
  return plan(() => outputsOf(new UserApi(name, args)));
}

for (const [first, second] of [
  [Gateway.Http, Gateway.Http],
  [Gateway.Rest, Gateway.Rest],
  [Gateway.Http, Gateway.Rest],
] as const) {
  test.serial(`builds two in one program, ${first} and ${second}, each as if it were alone`, async (t) => {
    const both = await plan(() => ({
      users: outputsOf(new UserApi("users", { ...settings, gateway: first })),
      staff: outputsOf(new UserApi("staff", { ...settings, gateway: second })),
    }));
    const users = await plain({ ...settings, gateway: first }, "users");
    const staff = await plain({ ...settings, gateway: second }, "staff");
    t.deepEqual(inputsOf(both), { ...inputsOf(users), ...inputsOf(staff) });
    t.is(Object.keys(inputsOf(both)).length, users.resources.length + staff.resources.length);
    const namesInAws = both.resources
      .map(({ kind, inputs: { name, dashboardName = name } }) => `${kind} ${dashboardName}`)
      .filter((name) => !/undefined|\$default/.test(name));
    t.is(new Set(namesInAws).size, namesInAws.length);
    t.deepEqual(both.outputs, { users: users.outputs, staff: staff.outputs });
  });
}

for (const gateway of [Gateway.Http, Gateway.Rest]) {
  test.serial(`${gateway}: passes its parent, provider and transformations on to every child`, async (t) => {
    const children: [child: pulumi.Resource, type: string, parent?: pulumi.Resource][] = [];
    let parent: pulumi.Resource | undefined;
    let provider: pulumi.ProviderResource | undefined;
    const { resources, components } = await plan(() => {
      provider = new aws.Provider("elsewhere", { region: "eu-west-1" });
      parent = new pulumi.ComponentResource("test:index:Team", "team");
      const note: pulumi.ResourceTransformation = ({ resource, type, opts }) => {
        children.push([resource, type, opts.parent]);
        return undefined;
      };
      new UserApi(
        "users",
        { gateway, ...settings, ...domain },
        { parent, provider, transformations: [note] },
      );
    });
    t.is(children.length, resources.length + components.length - 2, "all but provider and parent");
    const [[api, , above] = []] = children;
    t.is(above, parent);
    const inside = new Set<unknown>([api]);
    for (const [child, type, above] of children.slice(1)) {
      t.true(inside.has(above), `${type} has its parent in the component`);
      inside.add(child);
      if (type.startsWith("aws:") && !type.startsWith("aws:apigateway:x:"))
        t.is(child.getProvider(type), provider, type);
    }
  });
}

test.serial("reads no configuration", async (t) => {
  const config = {
    "user-api:gateway": "rest",
    "user-api:memorySize": "1024",
    "user-api:timeout": "5",
    "user-api:alarms": "true",
    "user-api:tags": '{"team":"accounts"}',
  };
  const configured = await planOf({ memorySize: 512 }, { config });
  t.deepEqual(inputsOf(configured), inputsOf(await planOf({ memorySize: 512 })));
});

test.serial("works in a program of another folder, whose functions are bundled there", async (t) => {
  const folder = await folderWith(t, {});
  await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(join(folder, "Pulumi.yaml"), project);
  await writeFile(join(folder, "Pulumi.test.yaml"), "config:\n  aws:region: eu-west-1\n");
  await writeFile(
    join(folder, "index.ts"),
    `import { UserApi } from ${JSON.stringify(join(checkout, "components/user-api.ts"))};
    export const { url } = new UserApi("elsewhere");`,
  );
  const { resources, outputs } = await loadProgram(
    {
      ...readSettings(folder, "test"),
      origin: "http://127.0.0.1:3000",
      archives: await folderWith(t, {}),
    },
    () => {},
  );
  t.deepEqual(outputs, { url: "http://127.0.0.1:3000" });
  const functions = resources.filter(({ type }) => type === "aws:lambda/function:Function");
  t.is(functions.length, routes.length);
  t.deepEqual(
    (await readdir(join(folder, ".bundles/test"))).sort(),
    functions.map(({ name }) => name).sort(),
  );
  const createUser = functions.find(({ name }) => name === "elsewhere-create-user");
  const { statusCode } = await answerOf(createUser?.folder ?? "", gateways.http({ body: "no JSON" }));
  t.is(statusCode, 400);
});

/** Returns the answer of the function, which runs in another process. */
async function answerOf(archive: string, event: unknown) {
  const script = `
    const { handler } = require(${JSON.stringify(join(archive, "index.js"))});
    const context = { awsRequestId: "request", getRemainingTimeInMillis: () => 1000 };
    handler(${JSON.stringify(event)}, context).then((answer) => console.log(JSON.stringify(answer)))`;
  const env = { AWS_REGION: "eu-west-1", USERS_TABLE_NAME: "users", OPERATION: "anOperation", FIELDS: "{}" };
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { env });
  // The function prints a log line before its answer.
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}
