// Tests the paths of callers' own records: existing functions serve them, with another scope, on both gateways.
import test from "ava";
import type { UserApiArgs } from "../../components/user-api.ts";
import { openApiDocument } from "../../openapi/index.ts";
import { planOf } from "../helpers/program-unbundled.ts";

const scopes = { jwtReadScope: "users/read", jwtWriteScope: "users/write" };
const http: UserApiArgs = {
  auth: "jwt",
  jwtIssuer: "https://login.acme.io",
  jwtAudiences: ["users"],
  ...scopes,
};
const rest: UserApiArgs = {
  gateway: "rest",
  auth: "jwt",
  cognitoUserPoolArn: "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/users",
  ...scopes,
};
const self = { self: true, selfScope: "users/self" };
const operations = { post: "create", get: "get", put: "update", patch: "patch", delete: "delete" };

test.serial(
  "http: each path of a caller's own record asks for its scope, and leads to the function of the operation",
  async (t) => {
    const plan = await planOf({ ...http, ...self });
    for (const [method, verb] of Object.entries(operations)) {
      const own = plan.find("apigatewayv2.Route", `user-api-${verb}-own-user`).inputs;
      const plain = plan.find("apigatewayv2.Route", `user-api-${verb}-user`).inputs;
      t.like(own, {
        routeKey: `${method.toUpperCase()} /v1/users/me`,
        operationName: `${verb}OwnUser`,
        target: plain.target,
        authorizationScopes: ["users/self"],
      });
      t.deepEqual(plain.authorizationScopes, [method === "get" ? "users/read" : "users/write"]);
      const permission = plan.find("lambda.Permission", `user-api-${verb}-own-user`).inputs;
      t.regex(permission.sourceArn, new RegExp(`/\\*/${method.toUpperCase()}/v1/users/me$`));
      t.is(permission.function, plan.find("lambda.Permission", `user-api-${verb}-user`).inputs.function);
    }
  },
);

test.serial("http: without `selfScope` any token of the issuer may use its own record", async (t) => {
  const { find } = await planOf({ ...http, self: true });
  t.is(find("apigatewayv2.Route", "user-api-get-own-user").inputs.authorizationScopes, undefined);
});

test.serial("rest: the definition has the same paths and scopes", async (t) => {
  const { find } = await planOf({ ...rest, ...self });
  const { paths } = JSON.parse(find("apigateway.RestApi", "user-api").inputs.body);
  const own = paths["/v1/users/me"];
  t.deepEqual(Object.keys(own).sort(), Object.keys(operations).sort());
  for (const [method, verb] of Object.entries(operations)) {
    t.deepEqual(own[method].security, [{ cognito: ["users/self"] }]);
    t.is(own[method].operationId, `${verb}OwnUser`);
    const plain = paths[method === "post" ? "/v1/users" : "/v1/users/{userId}"][method];
    t.deepEqual(own[method]["x-amazon-apigateway-integration"], plain["x-amazon-apigateway-integration"]);
    t.deepEqual(plain.security, [{ cognito: [method === "get" ? "users/read" : "users/write"] }]);
  }
});

test.serial("without `self` there is no such path", async (t) => {
  const { find } = await planOf(http);
  t.throws(() => find("apigatewayv2.Route", "user-api-get-own-user"));
});

test.serial("an operation that is left out is left out for the caller's own record too", async (t) => {
  const { find } = await planOf({ ...http, ...self, without: ["deleteUser"] });
  t.throws(() => find("apigatewayv2.Route", "user-api-delete-own-user"));
  t.notThrows(() => find("apigatewayv2.Route", "user-api-get-own-user"));
});

test("the document has the paths with `self`, and their refusals", (t) => {
  // biome-ignore lint/suspicious/noExplicitAny: a JSON document
  const { paths } = openApiDocument({ self: true }) as any;
  const { post, get } = paths["/v1/users/me"];
  t.is(get.operationId, "getOwnUser");
  t.deepEqual(Object.keys(get.responses["403"].content), ["application/problem+json", "application/json"]);
  t.regex(post.responses["409"].description, /^You already have your own user/);
  t.is(get.responses["409"], undefined);
  t.false("/v1/users/me" in (openApiDocument({}).paths as object));
});

test.serial("warns when every token may use the records of others", async (t) => {
  const { jwtReadScope: _, ...open } = http;
  t.deepEqual((await planOf({ ...open, ...self })).warnings, [
    "With `self` each caller has a record of its own, but every token may still read and change all other users. " +
      "Set `jwtReadScope` and `jwtWriteScope` to scopes that not every caller has.",
  ]);
  t.deepEqual((await planOf({ ...http, ...self })).warnings, []);
});
