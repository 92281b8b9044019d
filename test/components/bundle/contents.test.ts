// Tests the code in the functions' bundles: needed modules are in, others are not.
import { readdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import test from "ava";
import { bundle, bundleInMemory, type Callback } from "../../../components/bundle/bundle.ts";
import { allRoutes } from "../../../components/routes/all-routes.ts";
import { routesFor } from "../../../components/routes/routes.ts";
import { defaultFields, type Fields } from "../../../handlers/user/fields.ts";
import { routes } from "../../helpers/routes.ts";

const checkout = resolve(import.meta.dirname, "../../..");

test("puts nothing but the code that a handler needs into one file", async (t) => {
  for (const { slug, handler, resolveFrom } of routes) {
    const file = await bundle(`contents-${slug}`, handler, resolveFrom);
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
  for (const { handler, slug, resolveFrom } of routes) {
    const { inputs } = await bundleInMemory(slug, handler, resolveFrom);
    t.is(inputs["handlers/http/local-event.ts"]?.bytesInOutput ?? 0, 0, slug);
  }
});

test("holds nothing of claims, filters and indexes unless a field is unique or indexed", async (t) => {
  const ofFound =
    /^handlers\/(?:table\/claims\/|table\/list-by-index|user\/(?:claims|claim-refusals|cursor|filter|index-name))/;
  const held = async (fields: Fields) => {
    const found = allRoutes(routesFor(fields)).map(async ({ slug, handler, resolveFrom }) => {
      const { inputs } = await bundleInMemory(slug, handler, resolveFrom);
      const some = Object.entries(inputs).some(
        ([path, { bytesInOutput }]) => ofFound.test(path) && bytesInOutput > 0,
      );
      return some ? [slug] : [];
    });
    return (await Promise.all(found)).flat();
  };
  t.deepEqual(await held(defaultFields), []);
  t.deepEqual(await held({ plan: { index: true } }), ["list-users"]);
  t.deepEqual(await held({ email: { unique: true } }), [
    "create-user",
    "list-users",
    "update-user",
    "patch-user",
    "delete-user",
  ]);
});
