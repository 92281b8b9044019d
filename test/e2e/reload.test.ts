// Tests functions of TypeScript modules in the local run, which picks up their changes; one of them has files beside its bundle.
import { join } from "node:path";
import test from "ava";
import { shared } from "../../packages/local-cloud/test/helpers/shared.ts";
import { startWatched } from "../../packages/local-cloud/test/helpers/watched.ts";

const checkout = join(import.meta.dirname, "../..");
const inCheckout = (path: string) => JSON.stringify(join(checkout, path));

const program = `import * as aws from "@pulumi/aws";
import { BundledFunction } from ${inCheckout("components/bundle/bundled-function.ts")};
import { createRoute } from ${inCheckout("packages/local-cloud/test/fixtures/function.ts")};
const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });
new aws.apigatewayv2.Stage("api", { apiId: api.id, name: "$default", autoDeploy: true });
const trust = JSON.stringify({
  Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
});
const { arn } = new aws.iam.Role("role", { assumeRolePolicy: trust });
const add = (name, callback, bundle) =>
  createRoute(api, new BundledFunction(name, { callback, resolveFrom: import.meta.url, role: arn, bundle }), name, \`GET /\${name}\`);
add("one", () => import("./handlers/one.ts"));
add("two", () => import("./handlers/two.ts"));
add("beside", () => import("./handlers/beside.ts"), { external: ["uuid"], files: ["texts/*"] });
`;

const handler = (text: string) => `import { shared } from "../lib/shared.ts";
export const handler = async () => ({ version: ${JSON.stringify(text)} + shared, pid: process.pid });
`;

const beside = (text: string) => `import { readFileSync } from "node:fs";
import { NIL } from "uuid";
const texts = readFileSync(new URL("../texts/a.txt", import.meta.url), "utf8");
export const handler = async () => ({ version: [${JSON.stringify(text)}, texts, NIL.slice(0, 8)].join(" "), pid: process.pid });
`;

const running = shared((scope) =>
  startWatched(scope, {
    "index.ts": program,
    "handlers/one.ts": handler("one "),
    "handlers/two.ts": handler("two "),
    "lib/shared.ts": 'export const shared = "1";\n',
    "handlers/beside.ts": beside("first"),
    "texts/a.txt": "text",
  }),
);

test.serial(
  "serves a saved handler, and saved modules that handlers import, without running the program again",
  async (t) => {
    const { log, save, get } = await running(t);
    const [one, two] = [await get("one"), await get("two")];
    t.deepEqual([one.version, two.version], ["one 1", "two 1"]);

    await save("handlers/one.ts", handler("uno "));
    await log.next(/^Reloaded one-\w{7} in \d+ ms\.$/);
    t.is((await get("one")).version, "uno 1");
    t.deepEqual(await get("two"), two);

    await save("lib/shared.ts", 'export const shared = "2";\n');
    const changed = new Set<string>();
    while (changed.size < 2)
      for (const [name] of (await log.next(/^Reloaded/)).matchAll(/one|two/g)) changed.add(name);
    t.deepEqual([(await get("one")).version, (await get("two")).version], ["uno 2", "two 2"]);
    t.false(log.lines.some((line) => line.includes("the program")));
  },
);

test.serial("picks up a saved handler, and a saved file beside its bundle", async (t) => {
  const { log, save, get } = await running(t);
  t.is((await get("beside")).version, "first text 00000000");
  await save("handlers/beside.ts", beside("second"));
  await log.next(/^Reloaded beside/);
  t.is((await get("beside")).version, "second text 00000000");
  await save("texts/a.txt", "other text");
  await log.next(/^Reloaded beside/);
  t.is((await get("beside")).version, "second other text 00000000");
  t.false(log.lines.some((line) => /Cannot|the program/.test(line)));
});

test.serial(
  "a save that cannot be bundled is reported once, with its place, and again when it is mended",
  async (t) => {
    const { log, save, get } = await running(t);
    const { version } = await get("one");
    await save("lib/shared.ts", "export const shared = ;\n");
    t.is(await log.next(/^Cannot/), "Cannot bundle one, two; what was there before keeps serving.");
    t.is(await log.next(/./), '  Unexpected ";" (lib/shared.ts:1).');
    t.is((await get("one")).version, version);
    await save("lib/shared.ts", 'export * from "./sub/value.ts";\n');
    t.is(await log.next(/^Cannot/), "Cannot bundle one, two; what was there before keeps serving.");
    t.regex(await log.next(/./), /^ {2}Could not resolve "\.\/sub\/value\.ts" \(lib\/shared\.ts:1\)\./);
    await save("lib/shared.ts", 'export const shared = "3";\n');
    t.is(await log.next(/^Bundled again/), "Bundled again: one, two.");
    await log.next(/^Reloaded/);
    t.is(log.lines.filter((line) => line.startsWith("Cannot")).length, 2);
  },
);
