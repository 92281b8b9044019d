// Tests common kinds of programs with the packed local cloud. None of them has a stack file.
import { setTimeout } from "node:timers/promises";
import test from "ava";
import project from "../../package.json" with { type: "json" };
import { type Installation, install } from "./install.ts";
import { serve } from "./serve.ts";

let installation: Installation;

test.before(async () => {
  const shared = ["@aws-sdk/client-dynamodb", "@pulumi/aws", "@pulumi/pulumi"] as const;
  const versions = shared.map((name) => `${name}@${versionOf(name)}`);
  const others = ["@pulumi/aws-apigateway@2.6.3", "typescript@5.9", "@types/node@24"];
  installation = await install(...versions, ...others);
});

test.after.always(() => installation?.remove());

function versionOf(name: string): string | undefined {
  return { ...project.dependencies, ...project.devDependencies }[name as never];
}

test.serial(
  "what `pulumi new serverless-aws-typescript` makes: a RestAPI with files and a function",
  async (t) => {
    const { ask, stop, url } = await serve(installation, "serverless", "any");
    t.regex(url, /\/stage$/);
    t.deepEqual(await ask("GET", "/date"), { status: 200, body: { from: "a closure" } });
    t.deepEqual(await ask("GET", "/index.json"), { status: 200, body: { files: true } });
    t.is(await stop(), 0);
  },
);

test.serial("closures may use a table as AWS's managed policies allow, and no more", async (t) => {
  const { ask, stop } = await serve(installation, "shapes/counter");
  t.deepEqual(await ask("POST", "/count"), { status: 200, body: { times: "1" } });
  t.deepEqual(await ask("POST", "/count"), { status: 200, body: { times: "2" } });
  t.deepEqual(await ask("PUT", "/count"), { status: 403, body: { name: "AccessDeniedException" } });
  t.deepEqual(await ask("GET", "/count"), { status: 200, body: { times: "2" } });
  t.is(await stop(), 0);
});

test.serial("an HTTP API makes route and stage by itself, for a function from a folder", async (t) => {
  const { ask, stop } = await serve(installation, "shapes/quick-create");
  t.deepEqual(await ask("GET", "/hello"), { status: 200, body: { routeKey: "GET /hello", version: "2.0" } });
  t.deepEqual(await ask("GET", "/"), { status: 404, body: { message: "Not Found" } });
  t.is(await stop(), 0);
});

test.serial("the changes of a table go to a function", async (t) => {
  const { ask, stop } = await serve(installation, "shapes/events");
  const { body } = await ask("POST", "/", { id: "o1" });
  let latest = body;
  for (let tries = 0; tries < 100 && JSON.stringify(latest) === '{"invoices":[]}'; tries += 1) {
    await setTimeout(200);
    latest = (await ask("GET", "/")).body;
  }
  t.deepEqual(latest, { invoices: ["o1"] });
  t.is(await stop(), 0);
});

test.serial("a REST API has its methods as resources of the program", async (t) => {
  const { ask, stop } = await serve(installation, "shapes/rest-methods");
  t.deepEqual(await ask("GET", "/teams/red"), {
    status: 200,
    body: { resource: "/teams/{team}", team: "red" },
  });
  t.deepEqual(await ask("GET", "/teams"), { status: 403, body: { message: "Missing Authentication Token" } });
  t.is(await stop(), 0);
});

test.serial("a function has a URL of its own", async (t) => {
  const { ask, stop } = await serve(installation, "shapes/function-url");
  t.deepEqual(await ask("GET", "/any/path"), { status: 200, body: { rawPath: "/any/path", version: "2.0" } });
  t.is(await stop(), 0);
});
