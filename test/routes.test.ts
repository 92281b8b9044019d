// Tests that routes.ts reaches the program and what is written about it, and that the route of docs/routes.md works.
import { readFileSync } from "node:fs";
import test from "ava";
import { writeParts } from "../docs/write/parts.ts";
import { programDocument } from "../openapi/program-document.ts";
import { routes } from "../routes.ts";
import { startApi } from "./helpers/cloud.ts";
import { planOfStack } from "./helpers/program-stacks.ts";
// The program runs without the bundler: no test looks at the functions' code.
import "./helpers/no-bundler.ts";

// An import at the top would load the component before the bundler is left out.
const { routes: example } = await import("./fixtures/own-route/routes.ts");

const path = "/v1/upgrades/{email}";
const mark = "<!-- operations: written by `npm run settings` --><!-- end of operations -->";
const lastRow = () => writeParts("operations")(mark).split("\n").at(-3);
const pathsOfDocument = () => Object.keys(JSON.parse(programDocument()).paths);

test.serial(
  "a route in routes.ts is in the program, the document and the README, behind the others",
  async (t) => {
    const before = { routes: (await planOfStack("dev")).all("apigatewayv2.Route"), paths: pathsOfDocument() };
    routes.push(...example);
    t.teardown(() => routes.splice(-example.length));
    const { all, find } = await planOfStack("dev");
    t.is(all("apigatewayv2.Route").length, before.routes.length + 1);
    t.is(find("apigatewayv2.Route", "user-api-upgrade-user").inputs.routeKey, `POST ${path}`);
    t.notThrows(() => find("lambda.Function", "user-api-upgrade-user"));
    t.deepEqual(pathsOfDocument(), [...before.paths, path]);
    const { operationId, responses } = JSON.parse(programDocument()).paths[path].post;
    t.is(operationId, "upgradeUser");
    t.deepEqual(responses[200].content, {
      "application/json": { schema: { $ref: "#/components/schemas/User" } },
    });
    t.regex(
      lastRow() ?? "",
      /^\| `POST \/v1\/upgrades\/\{email\}` +\| Give a user the plan `team` +\| 200 +\| 404 +\|$/,
    );
  },
);

test.serial("a faulty route in routes.ts stops `npm run openapi`", (t) => {
  routes.push({ ...example[0], path: "v1" } as (typeof routes)[0]);
  t.teardown(() => routes.pop());
  t.throws(programDocument, { message: /^openApiDocument:\n {2}Route upgradeUser: Expected `path` / });
});

test("the route of docs/routes.md is the tested one", (t) => {
  const page = readFileSync(new URL("../docs/routes.md", import.meta.url), "utf8");
  const [, rows = "?"] = /```ts\n(import \{ type RouteArgs.*?)```/s.exec(page) ?? [];
  const [, handler = "?"] = /```ts\n(import \{ endpoint, HttpError, users .*?)```/s.exec(page) ?? [];
  const tested = (file: string) =>
    readFileSync(new URL(`fixtures/own-route/${file}`, import.meta.url), "utf8").replace(
      /"(?:\.\.\/){3,4}(?:handlers\/)?/,
      '"./',
    );
  t.true(tested("routes.ts").endsWith(`\n${rows}`));
  t.true(tested("handlers/upgrade-user.ts").endsWith(`\n${handler}`));
});

test("the route of docs/routes.md changes the user with the address, and answers 404 without one", async (t) => {
  const api = await startApi({ program: `${import.meta.dirname}/fixtures/own-route` });
  t.teardown(() => api.close());
  const { body: ada } = await api.call("POST", "/v1/users", { body: { email: "Ada@x.org", plan: "free" } });
  const { status, body } = await api.call("POST", "/v1/upgrades/ada%40x.org");
  t.deepEqual([status, body], [200, { ...ada, plan: "team", updatedAt: body.updatedAt }]);
  t.deepEqual((await api.call("GET", `/v1/users/${ada.id}`)).body, body);
  const missing = await api.call("POST", "/v1/upgrades/bob%40x.org");
  t.is(missing.status, 404);
  t.is(missing.body.detail, "No user has this e-mail address.");
});
