// Tests the code in the functions' bundles: needed modules are in, others are not.
import { readdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import test from "ava";
import type { Built } from "../../../components/bundle/built.ts";
import { bundle, bundleInMemory } from "../../../components/bundle/bundle.ts";
import { bundleOfRoute } from "../../helpers/route-bundles.ts";
import { routes } from "../../helpers/routes.ts";

const checkout = resolve(import.meta.dirname, "../../..");

const bundles = () => Promise.all(routes.map(async (route) => [route, await bundleOfRoute(route)] as const));

test("puts nothing but the code that a handler needs into one file", async (t) => {
  const all = await bundles();
  for (const [{ handler, resolveFrom }, { code }] of all.slice(0, 1)) {
    const file = await bundle("contents", handler, resolveFrom);
    t.deepEqual(await readdir(dirname(file)), ["index.js"]);
    t.is(await readFile(file, "utf8"), code);
  }
  for (const [{ slug }, { code }] of all) {
    t.true(code.includes("DynamoDB_20120810"));
    for (const unwanted of [
      "sourceMappingURL",
      checkout,
      "credential_process",
      "AWS_CONTAINER_CREDENTIALS",
      "sso_session",
      "AssumeRoleWithWebIdentity",
      "@pulumi",
    ])
      t.false(code.includes(unwanted), `${slug} contains ${unwanted}`);
  }
});

test("leaves out of a function what its handler does not take from the index of all handlers", async (t) => {
  const holds = (inputs: Built["inputs"]) =>
    Object.entries(inputs)
      .filter(([path, { bytesInOutput }]) => path.startsWith("handlers/") && bytesInOutput > 0)
      .map(([path]) => path.slice("handlers/".length))
      .filter((path) => !path.startsWith("http/"))
      .sort();
  const all = await bundles();
  const [, getUser] = all.find(([{ slug }]) => slug === "get-user") ?? [];
  t.deepEqual(holds(getUser?.inputs ?? {}), [
    "get-user.ts",
    "operations/get-user.ts",
    "table/attributes.ts",
    "table/client.ts",
    "table/stored-user.ts",
    "table/users-table.ts",
    "user/deployed-fields.ts",
    "user/own-id.ts",
    "user/refusals.ts",
    "user/user-id.ts",
  ]);
  const greet = () => import("../../fixtures/programs/handlers/greet.ts" as string);
  t.deepEqual(holds((await bundleInMemory("greet", greet, import.meta.url)).inputs), []);
  for (const [{ slug }, { inputs }] of all)
    t.is(inputs["handlers/http/local-event.ts"]?.bytesInOutput ?? 0, 0, slug);
});

test("no function contains a part of the OpenAPI document", async (t) => {
  const inputs = (await bundles()).flatMap(([, built]) => Object.keys(built.inputs));
  t.true(inputs.includes("handlers/user/user-input.ts"));
  t.deepEqual(
    inputs.filter((file) => /openapi/.test(file)),
    [],
  );
});
