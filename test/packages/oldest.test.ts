// Tests the oldest versions of Pulumi's packages, of TypeScript and of Node that the component supports, and the newest TypeScript.
import test from "ava";
import project from "../../package.json" with { type: "json" };
import { type Installation, install } from "./install.ts";

let installation: Installation;

test.before(async () => {
  const versions = Object.entries(project.peerDependencies).map(
    ([name, range]) => `${name}@${oldest(range)}`,
  );
  installation = await install(...versions, "typescript@5.1", "@types/node@20");
});

test.after.always(() => installation?.remove());

function oldest(range: string): string {
  return range.replace("^", "");
}

test.serial("one copy of each is installed, in its oldest version", async (t) => {
  for (const [name, range] of Object.entries(project.peerDependencies)) {
    const listed = JSON.parse(await installation.run(".", "npm", "ls", "--all", "--json", name));
    const versions = [...JSON.stringify(listed).matchAll(new RegExp(`"${name}":{"version":"([^"]+)"`, "g"))];
    t.deepEqual([...new Set(versions.map(([, version]) => version))], [oldest(range)]);
  }
});

test.serial("the template's program compiles and passes its own tests", async (t) => {
  t.is(await installation.run("template", "tsc"), "");
  t.is(await installation.passed("template", "bin/index.test.js"), "1");
});

test.serial("the local cloud runs a program by the oldest SDK's own runner", async (t) => {
  t.is(await installation.passed("local", "index.test.mjs"), "1");
});

/** Runs a command with npm packages first on the PATH. */
function runWith(packages: string, program: string, ...command: string[]): Promise<string> {
  return installation.run(program, "npm", "exec", "--yes", `--package=${packages}`, "--", ...command);
}

for (const version of ["20.19.0", "22.12.0"]) {
  test.serial(`the component passes a program's own test on Node ${version}`, async (t) => {
    const command = ["node", "--test", "--test-reporter=tap", "index.test.js"];
    t.regex(await runWith(`node@${version}`, "commonjs", ...command), /^# pass 1$/m);
  });
}

for (const [version, program] of [
  ["22.12.0", "commonjs"],
  ["22.18.0", "readme"],
] as const) {
  test.serial(`the local cloud runs the program ${program} on Node ${version}`, async (t) => {
    const printed = await runWith(`node@${version}`, program, "local-cloud", "preview", "--json");
    const { resources } = JSON.parse(printed) as { resources: { type: string }[] };
    t.true(resources.some(({ type }) => type === "aws:lambda/function:Function"));
  });
}

for (const version of ["20.19.0", "22.11.0"]) {
  test.serial(
    `on Node ${version} the local cloud says which one it needs, as command and in a test`,
    async (t) => {
      const told = `Expected the local cloud to be started by Node.js 22.12.0 or later, got ${version}.`;
      const command = runWith(`node@${version}`, "commonjs", "local-cloud", "--help");
      t.is((await t.throwsAsync(command))?.message.trimEnd().split("\n").at(-1), told);
      const start =
        'import("@user-api/local-cloud").then((cloud) => cloud.startCloud()).catch(({ message }) => console.log(message))';
      t.is((await runWith(`node@${version}`, "commonjs", "node", "--eval", start)).trimEnd(), told);
    },
  );
}

test.serial("TypeScript 7 finds nothing in the example's program", async (t) => {
  t.is(await runWith("typescript@7.0.2", "own-route", "tsc"), "");
});
