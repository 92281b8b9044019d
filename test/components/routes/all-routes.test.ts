// Tests the values that are computed for a route: its slug, its paths, and the tables on which its actions are allowed.
import test from "ava";
import { allRoutes } from "../../../components/routes/all-routes.ts";
import type { Route, RouteArgs } from "../../../components/routes/route.ts";
import { pathsOf } from "../../../components/routes/route.ts";
import { findUserByEmail } from "../../helpers/own-route.ts";

const settled = (more: Partial<RouteArgs>) => allRoutes([], [{ ...findUserByEmail, ...more }])[0] as Route;

for (const [operation, slug] of [
  ["findUserByEmail", "find-user-by-email"],
  ["find", "find"],
  ["findURL", "find-url"],
  ["findHTTPUser", "find-http-user"],
  ["aBCd", "a-b-cd"],
] as const) {
  test(`the resources of ${operation} are named ${slug}`, (t) => {
    t.is(settled({ operation }).slug, slug);
  });
}

test("an action alone is allowed on the table, a query or a scan on the indexes too", (t) => {
  const { actions } = settled({
    actions: ["dynamodb:GetItem", "dynamodb:Query", { action: "dynamodb:Scan" }],
  });
  t.deepEqual(actions, [
    { action: "dynamodb:GetItem", on: ["users"] },
    { action: "dynamodb:Query", on: ["users", "users/index/*"] },
    { action: "dynamodb:Scan", on: ["users", "users/index/*"] },
  ]);
});

test("an action that names its place is allowed there alone, and goes where its condition does not hold", (t) => {
  const actions: RouteArgs["actions"] = [
    { action: "dynamodb:Query", on: "users/index/email" },
    { action: "dynamodb:Scan", on: ["users", "users/index/city"], when: true },
    { action: "dynamodb:PutItem", when: false },
  ];
  t.deepEqual(settled({ actions }).actions, [
    { action: "dynamodb:Query", on: ["users/index/email"] },
    { action: "dynamodb:Scan", on: ["users", "users/index/city"] },
  ]);
});

test("the first path has the route's names, and the names of a further one end in it", (t) => {
  const paths = pathsOf(settled({ otherPaths: ["/v1/users/me", "/v1/{team}/users"] }));
  const names = paths.map(({ path, id, slug }) => ({ path, id, slug }));
  t.deepEqual(names, [
    { path: "/v1/users-by-email/{email}", id: "findUserByEmail", slug: "find-user-by-email" },
    { path: "/v1/users/me", id: "findUserByEmailV1UsersMe", slug: "find-user-by-email-v1-users-me" },
    { path: "/v1/{team}/users", id: "findUserByEmailV1TeamUsers", slug: "find-user-by-email-v1-team-users" },
  ]);
});
