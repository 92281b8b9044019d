// Tests the code in the functions' bundles: needed modules are in, others are not.
import { readdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import test from "ava";
import { bundle, bundleInMemory, type Callback } from "../../../components/bundle/bundle.ts";
import { routes } from "../../helpers/routes.ts";

const checkout = resolve(import.meta.dirname, "../../..");

test("puts nothing but the code that a handler needs into one file", async (t) => {
  const files = routes.map(
    async ({ slug, handler, resolveFrom }) =>
      [slug, await bundle(`contents-${slug}`, handler, resolveFrom)] as const,
  );
  for (const [slug, file] of await Promise.all(files)) {
    t.deepEqual(await readdir(dirname(file)), ["index.js"]);
    const code = await readFile(file, "utf8");
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
  const holds = async (handler: Callback) => {
    const { inputs } = await bundleInMemory("shaken", handler, import.meta.url);
    return Object.entries(inputs)
      .filter(([path, { bytesInOutput }]) => path.startsWith("handlers/") && bytesInOutput > 0)
      .map(([path]) => path.slice("handlers/".length))
      .filter((path) => !path.startsWith("http/"))
      .sort();
  };
  t.deepEqual(await holds(() => import("../../../handlers/get-user.ts")), [
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
  t.deepEqual(await holds(() => import("../../fixtures/programs/handlers/greet.ts" as string)), []);
  const built = routes.map(({ handler, slug, resolveFrom }) => bundleInMemory(slug, handler, resolveFrom));
  for (const [index, { inputs }] of (await Promise.all(built)).entries())
    t.is(inputs["handlers/http/local-event.ts"]?.bytesInOutput ?? 0, 0, routes[index]?.slug);
});
