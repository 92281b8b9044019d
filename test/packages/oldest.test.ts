// The oldest versions of Pulumi's packages that the component takes, and of TypeScript.
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

test("one copy of each is installed, in its oldest version", async (t) => {
  for (const [name, range] of Object.entries(project.peerDependencies)) {
    const listed = JSON.parse(await installation.run(".", "npm", "ls", "--all", "--json", name));
    const versions = [...JSON.stringify(listed).matchAll(new RegExp(`"${name}":{"version":"([^"]+)"`, "g"))];
    t.deepEqual([...new Set(versions.map(([, version]) => version))], [oldest(range)]);
  }
});

test("the template's program compiles and passes its own tests", async (t) => {
  t.is(await installation.run("template", "tsc"), "");
  t.is(await installation.passed("template", "bin/index.test.js"), "1");
});

test("the local cloud runs a program by the oldest SDK's own runner", async (t) => {
  t.is(await installation.passed("local", "index.test.mjs"), "1");
});
