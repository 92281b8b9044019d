// Tests the dangers, rule by rule, with resources of both gateways.
import test from "ava";
import type { PlannedResource } from "../../../packages/local-cloud/src/command/plan.ts";
import { changesOf } from "../../../plan/resources/changes.ts";
import { dangersOf } from "../../../plan/resources/dangers.ts";
import { resource } from "./resource.ts";

const dangers = (before: PlannedResource[], after: PlannedResource[]) =>
  dangersOf(changesOf(before, after), before, after);

const table = (inputs = {}, more = {}) =>
  resource("dynamodb/table:Table", { hashKey: "id", ...inputs }, more);
const route = (authorizationType: string, more = {}) =>
  resource("apigatewayv2/route:Route", { routeKey: "GET /v1/users", authorizationType, ...more });
const policy = (Action: unknown, Resource: unknown, name = "people", Effect = "Allow") =>
  resource(
    "iam/rolePolicy:RolePolicy",
    { policy: JSON.stringify({ Statement: [{ Effect, Action, Resource }] }) },
    { name },
  );
const rest = (security: unknown, origin: string) =>
  resource("apigateway/restApi:RestApi", {
    body: JSON.stringify({
      paths: {
        "/v1/users": {
          get: { security },
          options: {
            "x-amazon-apigateway-integration": {
              responses: {
                default: {
                  responseParameters: { "method.response.header.Access-Control-Allow-Origin": `'${origin}'` },
                },
              },
            },
          },
        },
      },
    }),
  });

const cases: [claim: string, before: PlannedResource[], after: PlannedResource[], dangers: string[]][] = [
  ["a deleted table", [table()], [], ["The table people is deleted. All its data is lost."]],
  [
    "a deleted table that is kept in AWS",
    [table({}, { options: { retainOnDelete: true } })],
    [],
    ["The table people is deleted. The old one stays in AWS, outside the stack."],
  ],
  [
    "a replaced log group",
    [resource("cloudwatch/logGroup:LogGroup", { name: "a" })],
    [resource("cloudwatch/logGroup:LogGroup", { name: "b" })],
    ["The log group people is replaced by an empty one, because of name. All its logs are lost."],
  ],
  [
    "protection that goes",
    [table({ deletionProtectionEnabled: true, pointInTimeRecovery: { enabled: true } }, { protect: true })],
    [table({ deletionProtectionEnabled: false })],
    [
      "Table people loses Pulumi's `protect`.",
      "Table people loses DynamoDB's deletion protection.",
      "Table people loses point-in-time recovery.",
    ],
  ],
  [
    "an index that goes",
    [table({ globalSecondaryIndexes: [{ name: "plan-createdAt" }, { name: "city-createdAt" }] })],
    [table({ globalSecondaryIndexes: [{ name: "plan-createdAt" }, { name: "age-createdAt" }] })],
    [
      "Table people loses the index city-createdAt: queries of it fail, and AWS builds it from scratch if it comes back.",
    ],
  ],
  ["protection that comes", [table()], [table({ deletionProtectionEnabled: true }, { protect: true })], []],
  [
    "a route of an HTTP API that asks for nothing any more",
    [route("JWT")],
    [route("NONE")],
    ["Everybody may call routes that needed JWT before: GET /v1/users."],
  ],
  [
    "a route of a REST API that asks for nothing any more, and another origin",
    [rest([{ sigv4: [] }], "https://a.example.org")],
    [rest(undefined, "*")],
    [
      "Everybody may call routes that needed sigv4 before: GET /v1/users.",
      "Pages of * may call the API (CORS).",
    ],
  ],
  [
    "a scope that goes",
    [route("JWT", { authorizationScopes: ["users.read"] })],
    [route("JWT")],
    ["Routes that needed a scope before (users.read) need none: GET /v1/users."],
  ],
  [
    "a further scope that is enough",
    [route("JWT", { authorizationScopes: ["users.read"] })],
    [route("JWT", { authorizationScopes: ["users.read", "all"] })],
    ["The scope all is enough: GET /v1/users."],
  ],
  [
    "another audience",
    [
      resource("apigatewayv2/authorizer:Authorizer", {
        jwtConfiguration: { issuer: "https://i", audiences: ["a"] },
      }),
    ],
    [
      resource("apigatewayv2/authorizer:Authorizer", {
        jwtConfiguration: { issuer: "https://i", audiences: ["a", "b"] },
      }),
    ],
    ["Tokens of https://i for b are accepted."],
  ],
  [
    "a wider policy",
    [policy("dynamodb:GetItem", "arn:table")],
    [policy(["dynamodb:GetItem", "dynamodb:DeleteItem"], "arn:table")],
    ["The role of people is allowed dynamodb:DeleteItem on arn:table."],
  ],
  ["what a policy denies besides", [], [policy("dynamodb:*", "*", "people", "Deny")], []],
  [
    "what a policy denies no longer",
    [policy("a:B", "*", "people", "Deny")],
    [policy("a:C", "*", "people", "Deny")],
    ["The role of people is no longer denied a:B on *."],
  ],
  ["a narrower policy", [policy(["a:B", "a:C"], "arn:table")], [policy("a:B", "arn:table")], []],
  ["what a new role may do", [], [policy("dynamodb:GetItem", "arn:table")], []],
  [
    "a new role that may do anything",
    [],
    [policy("dynamodb:*", "arn:table"), policy("a:B", "*", "other")],
    ["The role of people is allowed dynamodb:* on arn:table.", "The role of other is allowed a:B on *."],
  ],
  [
    "a function that anybody's API may invoke",
    [
      resource("lambda/permission:Permission", {
        principal: "apigateway.amazonaws.com",
        sourceArn: "arn:api",
      }),
    ],
    [resource("lambda/permission:Permission", { principal: "apigateway.amazonaws.com" })],
    ["Any source of apigateway.amazonaws.com may invoke the function of people."],
  ],
  [
    "another API",
    [resource("apigatewayv2/api:Api", { protocolType: "HTTP" })],
    [],
    ["Api people is deleted: the API's URL is lost."],
  ],
  ["a removed route", [route("NONE")], [], ["The route GET /v1/users is removed."]],
  [
    "a route that another gateway serves now",
    [route("NONE")],
    [rest(undefined, "*")].map((one) => ({ ...one, inputs: { body: '{"paths":{"/v1/users":{"get":{}}}}' } })),
    [],
  ],
];

for (const [claim, before, after, expected] of cases) {
  test(`${claim}: ${expected.length === 0 ? "no danger" : "a danger"}`, (t) => {
    t.deepEqual(dangers(before, after), expected);
  });
}
