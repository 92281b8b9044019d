// Tests the faults of a routes table that no gateway could serve.
import test from "ava";
import type { Method, Route } from "../../../components/routes/route.ts";
import { routeFaults } from "../../../components/routes/route-faults.ts";
import { routes } from "../../helpers/routes.ts";

const [getUser] = routes.filter(({ operation }) => operation === "getUser") as [Route];
const http = { gateway: "http", corsOrigins: [] as string[] } as const;
const rest = { ...http, gateway: "rest" } as const;

/** Returns a route that the test adds to the component's routes. */
function route(path: string, more: Partial<Route> = {}): Route {
  return { ...getUser, operation: "more", slug: "more", path, ...more };
}

test("takes the project's own routes with either gateway", (t) => {
  t.deepEqual(routeFaults(routes, http), []);
  t.deepEqual(routeFaults(routes, rest), []);
});

for (const path of [
  "/v1/teams",
  "/files/{rest+}",
  "/v1/users/{userId}/teams/{teamId}",
  "/v1/users/{userId}/{rest+}",
]) {
  test(`takes ${path} with either gateway`, (t) => {
    t.deepEqual(routeFaults([...routes, route(path)], http), []);
    t.deepEqual(routeFaults([...routes, route(path)], rest), []);
  });
}

test("refuses ANY, and methods in lower case: a route has one method", (t) => {
  // @ts-expect-error: the compiler refuses it too.
  const any: Method = "ANY";
  for (const method of [any, "get" as Method])
    t.deepEqual(routeFaults([route("/v1/teams", { method })], http), [
      "Route more: Expected `method` to be one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, " +
        `got "${method}". Write a route for each method.`,
    ]);
});

for (const path of [
  "",
  "/",
  "v1",
  "/v1/",
  "/v1//users",
  "/{rest+}/x",
  "/v1/{a b}",
  "/v1/x{id}",
  "/v1/{id",
  "/v1/{id?}",
]) {
  test(`refuses the path ${JSON.stringify(path)}`, (t) => {
    t.deepEqual(routeFaults([route(path)], http), [
      "Route more: Expected `path` to be a template such as /v1/users/{userId}, with `{rest+}` in the last place only, " +
        `got ${JSON.stringify(path)}.`,
    ]);
  });
}

const served =
  "letters, digits, underscores, dots, colons and hyphens, as `gateway: rest` takes no other characters";

for (const path of ["/v1/ü", "/v1/$x", "/v1/*", "/v1/a+b", "/v1/~me", "/v1/a,b"]) {
  test(`refuses ${path} on a REST API, and takes it on an HTTP API`, (t) => {
    t.deepEqual(routeFaults([route(path)], rest), [
      `Route more: Expected \`path\` to have parts of ${served}, got "${path}". Change the path, or use \`gateway: http\`.`,
    ]);
    t.deepEqual(routeFaults([route(path)], http), []);
  });
}

for (const path of ["/v1/a?b=c", "/v1/a%20b", "/v1/a#b"]) {
  test(`refuses ${path}, which no request matches`, (t) => {
    t.deepEqual(routeFaults([route(path)], http), [
      `Route more: Expected \`path\` to have parts without ?, # and %, as no request would match them, got "${path}". ` +
        "Write characters without percent-encoding, and let the handler read the query.",
    ]);
    t.is(routeFaults([route(path)], rest).length, 1);
  });
}

test("takes every character that both gateways take", (t) => {
  for (const path of ["/v1/Az09._:-", "/v1/{userId}/{rest+}"]) {
    t.deepEqual(routeFaults([route(path)], http), []);
    t.deepEqual(routeFaults([route(path)], rest), []);
  }
});

test("refuses the paths that a REST API with a domain name answers itself", (t) => {
  const domain = { ...rest, domainName: "users.acme.org" };
  for (const path of ["/ping", "/sping"]) {
    t.deepEqual(routeFaults([route(path)], domain), [
      `Route more: Expected \`path\` to be another path, as a REST API with a domain name answers ${path} itself, got "${path}".`,
    ]);
    t.deepEqual(routeFaults([route(path)], rest), []);
    t.deepEqual(routeFaults([route(path)], { ...domain, gateway: "http" }), []);
  }
  t.deepEqual(routeFaults([route("/ping/x")], domain), []);
});

test("refuses a parameter that a path names twice", (t) => {
  t.deepEqual(routeFaults([route("/a/{id}/b/{id}")], http), [
    'Route more: Expected `path` to name each parameter once, got "/a/{id}/b/{id}".',
  ]);
});

for (const [path, ours, theirs] of [
  ["/v1/users/{id}/x", "{userId}", "{id}"],
  ["/v1/users/{rest+}", "{userId}", "{rest+}"],
] as const) {
  test(`refuses ${path} beside /v1/users/{userId} on a REST API, which takes one name in one place`, (t) => {
    t.deepEqual(routeFaults([...routes, route(path, { method: "PATCH" })], rest), [
      `Route more: Expected \`path\` to have ${ours} instead of ${theirs}, as in /v1/users/{userId}: ` +
        `\`gateway: rest\` allows one parameter name in one place, got "${path}".`,
    ]);
    t.deepEqual(routeFaults([...routes, route(path, { method: "PATCH" })], http), []);
  });
}

test("refuses an operation, a slug, and a method and path that another row has", (t) => {
  const twice = { ...getUser, path: "/v1/users/{id}" };
  t.deepEqual(routeFaults([getUser, twice], http), [
    "Route getUser: Expected operation getUser once, as getUser has it too.",
    "Route getUser: Expected slug get-user once, as getUser has it too.",
    "Route getUser: Expected GET /v1/users/{id} once, as getUser has it too.",
  ]);
});

test("checks every further path of a route in the same way, against the other routes and its own paths", (t) => {
  const other = (path: string, more: Partial<Route> = {}) =>
    route("/v1/teams", { otherPaths: [path], ...more });
  t.deepEqual(routeFaults([...routes, other("/v1/users/me")], http), []);
  t.regex(
    routeFaults([other("v1")], http).join("\n"),
    /^Route more: Expected `otherPaths` to be a template .+ got "v1"\.$/,
  );
  t.deepEqual(routeFaults([...routes, other("/v1/users/{id}")], http), [
    "Route more: Expected GET /v1/users/{id} once, as getUser has it too.",
  ]);
  t.is(
    routeFaults([other("/v1/teams")], http).at(-1),
    "Route more: Expected GET /v1/teams once, as more has it too.",
  );
  t.deepEqual(routeFaults([...routes, other("/v1/users/{id}/x", { method: "PATCH" })], rest), [
    "Route more: Expected `path` to have {userId} instead of {id}, as in /v1/users/{userId}: " +
      '`gateway: rest` allows one parameter name in one place, got "/v1/users/{id}/x".',
  ]);
});

test("refuses OPTIONS beside CORS, where the gateway answers it", (t) => {
  const options = route("/v1/teams", { method: "OPTIONS" });
  const corsOrigins = ["https://app.acme.org"];
  for (const args of [http, rest]) {
    t.deepEqual(routeFaults([options], args), []);
    t.deepEqual(routeFaults([options], { ...args, corsOrigins }), [
      "Route more: With `corsOrigins` the gateway answers OPTIONS itself. Remove one of the two.",
    ]);
  }
});
