// Tests that `openApiDocument` refuses the same routes as `UserApi`.
import test from "ava";
import type { RouteArgs } from "../../components/user-api.ts";
import { type OpenApiArgs, openApiDocument } from "../../openapi/index.ts";
import { findUserByEmail } from "../helpers/own-route.ts";

for (const [title, args, fault] of [
  [
    "a route in the place of one of ours",
    { routes: [{ ...findUserByEmail, path: "/v1/users/{id}" }] },
    "Route findUserByEmail: Expected GET /v1/users/{id} once, as getUser has it too.",
  ],
  [
    "a path without a slash",
    { routes: [{ ...findUserByEmail, path: "v1" }] },
    "Route findUserByEmail: Expected `path` to be a template such as /v1/users/{userId}, with `{rest+}` in the last place only, " +
      'got "v1".',
  ],
  [
    "a path that the gateway cannot route",
    { gateway: "rest", routes: [{ ...findUserByEmail, path: "/v1/$x" }] },
    "Route findUserByEmail: Expected `path` to have parts of letters, digits, underscores, dots, colons and hyphens, as " +
      '`gateway: rest` takes no other characters, got "/v1/$x". Change the path, or use `gateway: http`.',
  ],
  [
    "OPTIONS beside CORS",
    { corsOrigins: ["*"], routes: [{ ...findUserByEmail, method: "OPTIONS" }] },
    "Route findUserByEmail: With `corsOrigins` the gateway answers OPTIONS itself. Remove one of the two.",
  ],
] as [string, OpenApiArgs, string][]) {
  test(`the document refuses arguments with UserApi's message: ${title}`, (t) => {
    t.throws(() => openApiDocument(args), { message: `openApiDocument:\n  ${fault}` });
  });
}

test("a description of the wrong form is refused", (t) => {
  const describe = { summary: "Find", answers: { 200: {} } } as unknown as RouteArgs["describe"];
  const routes = [{ ...findUserByEmail, describe }] as RouteArgs[];
  t.throws(() => openApiDocument({ routes }), {
    message: /^openApiDocument:\n {2}Route findUserByEmail: Expected `describe` to be an object .+ got /,
  });
});
