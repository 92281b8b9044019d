import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { bundle, type Callback } from "../../../components/bundle/bundle.ts";
import { BundledFunction } from "../../../components/bundle/bundled-function.ts";
import { BundleFault } from "../../../components/bundle/faults.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { bundleOfRoute } from "../../helpers/route-bundles.ts";
import { routes } from "../../helpers/routes.ts";

const checkout = resolve(import.meta.dirname, "../../..");
const programs = join(checkout, "test/fixtures/programs");
const resolveFrom = pathToFileURL(join(programs, "program.ts")).href;
const require = createRequire(import.meta.url);

async function hashesIn(folder: string): Promise<Record<string, string>> {
  const script = join(programs, "bundle-all.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: folder });
  return JSON.parse(stdout);
}

test("makes the same bytes in checkouts at different paths", async (t) => {
  const folder = join(await folderWith(t, {}), "with/a longer path");
  await mkdir(folder, { recursive: true });
  for (const part of ["components", "handlers", "package.json"])
    await cp(join(checkout, part), join(folder, part), { recursive: true });
  await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
  const own = routes.map(async (route) => {
    const { code } = await bundleOfRoute(route);
    return [route.slug, createHash("sha256").update(code).digest("hex")] as const;
  });
  t.deepEqual(await hashesIn(folder), Object.fromEntries(await Promise.all(own)));
});

test("evaluates the handler's module when the function starts, not at its first request", async (t) => {
  const callback: Callback = () => import("./handlers/traced.ts" as string);
  const { handler } = require(await bundle("traced", callback, resolveFrom));
  await setImmediate();
  t.deepEqual((globalThis as { trace?: string[] }).trace, ["evaluated"]);
  t.deepEqual(await handler("event", "context"), ["evaluated", "handled event context"]);
});

test("takes a `.ts` for the `.js` that a program imports before it is compiled, and the `.js` once it is", async (t) => {
  const source = 'export const handler = async (): Promise<string> => "source";';
  const folder = await folderWith(t, { "find.ts": source });
  const callback: Callback = () => import("./find.js" as string);
  const answer = async (name: string) => {
    const { handler } = require(await bundle(name, callback, join(folder, "index.ts")));
    return handler();
  };
  t.is(await answer("source"), "source");
  await writeFile(join(folder, "find.js"), 'exports.handler = async () => "compiled";');
  t.is(await answer("compiled"), "compiled");
});

test("takes a callback that captures a value known only when the stack is deployed", async (t) => {
  const greeting = pulumi.output(Promise.resolve("hello"));
  const callback: Callback = async () => ({ handler: async (name) => `${greeting.get()} ${name}` });
  const { handler } = require(await bundle("captures", callback, resolveFrom));
  t.is(await handler("world"), "hello world");
});

// `as string` keeps the compiler from resolving the paths: they are relative to `resolveFrom`.
const generator = (function* () {})();
const faults: [title: string, callback: Callback, cause: string | RegExp][] = [
  [
    "a module that is not there",
    () => import("./handlers/nowhere.ts" as string),
    'Could not resolve "./handlers/nowhere.ts". Correct the path, which counts from the file that has the import.',
  ],
  [
    "a handler that imports a package which is not installed",
    () => import("./handlers/missing-package.ts" as string),
    'Could not resolve "not-installed" (test/fixtures/programs/handlers/missing-package.ts:3). ' +
      "Install the package, or correct its name.",
  ],
  [
    "a callback that captures what cannot be serialized",
    async () => ({ handler: async () => generator.next() }),
    /^its callback cannot be serialized: Error serializing .*'generator'.*native code/s,
  ],
];
for (const [title, callback, cause] of faults) {
  test.serial(`stops the program with one error for ${title}`, async (t) => {
    const failure = await failureOf(() => {
      const broken = new BundledFunction("broken", { role: "arn:role", callback, resolveFrom });
      // Resources that depend on the function must not add errors.
      return [
        broken.arn,
        new pulumi.ComponentResource("test:index:Dependent", "dependent", {}, { dependsOn: broken }),
      ];
    });
    t.is(failure.messages.length, 1, failure.messages.join("\n"));
    const [, message = ""] = /^Cannot bundle function "broken": (.*)$/s.exec(failure.messages[0] ?? "") ?? [];
    if (typeof cause === "string") t.is(message, cause);
    else t.regex(message, cause);
    t.false(failure.registered.includes("aws:lambda/function:Function broken"));
  });
}

test("keeps a fault's message as it is, whatever the SDK puts in front of it", (t) => {
  const fault = new BundleFault("broken", "cause");
  fault.message = `error serializing property "code": ${fault.message}`;
  t.is(fault.message, 'Cannot bundle function "broken": cause');
  t.true(pulumi.RunError.isInstance(fault));
});

test("keeps apart two functions that share a name", async (t) => {
  const callbacks: Callback[] = [
    () => import("./handlers/traced.ts" as string),
    async () => ({ handler: async () => "other" }),
  ];
  const bundles = callbacks.map((callback) => bundle("same-name", callback, resolveFrom));
  const [one = "", other = "", again] = await Promise.all([
    ...bundles,
    bundle("same-name", callbacks[0] as Callback, resolveFrom),
  ]);
  t.not(one, other);
  t.is(again, one);
  t.is(await require(other).handler(), "other");
});
