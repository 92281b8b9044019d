// Tests the document that a program writes for its own API: other fields, routes and access.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import type { RouteArgs } from "../../components/user-api.ts";
import { type OpenApiArgs, openApiDocument } from "../../openapi/index.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { findUserByEmail } from "../helpers/own-route.ts";

const root = join(import.meta.dirname, "../..");
const user = { $ref: "#/components/schemas/User" };
const problem = { schema: { $ref: "#/components/schemas/Problem" } };
const message = { schema: { $ref: "#/components/schemas/GatewayMessage" } };

const described: RouteArgs = {
  ...findUserByEmail,
  describe: {
    summary: "Find a user by e-mail",
    description: "The first of them.",
    parameters: [
      { name: "email", in: "path", schema: { type: "string", format: "email" } },
      { name: "fresh", in: "query", description: "Whether to look again.", schema: { type: "boolean" } },
    ],
    body: { type: "object" },
    bodyTypes: ["text/csv", "*/*"],
    answers: {
      200: { description: "The user.", body: user },
      404: { description: "Nobody has the address." },
      409: { description: "Several have it.", body: { type: "object" } },
    },
  },
};

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape
const documentOf = (args?: OpenApiArgs): any => openApiDocument(args);
const path = "/v1/users-by-email/{email}";

test("an own route is in the document as it is described, with the answers of any operation", (t) => {
  const { paths } = documentOf({ routes: [described] });
  const { responses, ...operation } = paths[path].get;
  t.deepEqual(operation, {
    operationId: "findUserByEmail",
    summary: "Find a user by e-mail",
    description: "The first of them.",
    tags: ["users"],
    parameters: [
      { name: "email", in: "path", required: true, schema: { type: "string", format: "email" } },
      { name: "fresh", in: "query", description: "Whether to look again.", schema: { type: "boolean" } },
    ],
    requestBody: {
      required: true,
      description: "At most 16 KB.",
      content: { "text/csv": { schema: { type: "object" } }, "*/*": { schema: { type: "object" } } },
    },
  });
  t.deepEqual(responses[200], {
    description: "The user.",
    content: { "application/json": { schema: user } },
  });
  t.deepEqual(responses[404], {
    description: "Nobody has the address.",
    content: { "application/problem+json": problem, "application/json": message },
  });
  t.deepEqual(responses[409].content, { "application/problem+json": { schema: { type: "object" } } });
  t.deepEqual(responses[429], { $ref: "#/components/responses/TooManyRequests" });
});

test("an own route that is not described has its path's parameters, and answers 200", (t) => {
  const own = [
    findUserByEmail,
    { ...findUserByEmail, operation: "probeUser", method: "HEAD", path: "/v1/users/{userId}" } as const,
    { ...findUserByEmail, operation: "getFile", path: "/v1/files/{file+}" } as const,
  ];
  const { paths } = documentOf({ routes: own });
  const parameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
  t.deepEqual(paths[path].get.parameters, [parameter("email")]);
  t.is(paths[path].get.summary, "findUserByEmail");
  t.deepEqual(paths[path].get.responses[200], { description: "The answer of the operation." });
  // In the document, a path parameter has a name.
  t.deepEqual(paths["/v1/users/{userId}"].parameters, [{ $ref: "#/components/parameters/UserId" }]);
  t.is(paths["/v1/users/{userId}"].head.parameters, undefined);
  t.deepEqual(paths["/v1/files/{file}"].get.parameters, [parameter("file")]);
});

test("of a parameter and a header that the document knows, the name is enough", (t) => {
  const row: RouteArgs = {
    ...findUserByEmail,
    describe: {
      summary: "Find a user by e-mail",
      parameters: [
        { name: "If-None-Match", in: "header" },
        { name: "limit", in: "query", schema: { type: "integer" } },
        { name: "X-Trace", in: "header" },
      ],
      answers: {
        200: { description: "The user.", headers: { ETag: {}, "X-Found": { description: "How often." } } },
        304: { description: "Seen.", headers: { ETag: { required: true } } },
        404: { $ref: "#/components/responses/UserNotFound" },
      },
    },
  };
  const { parameters, responses } = documentOf({ routes: [row] }).paths[path].get;
  const schema = { type: "string" };
  t.deepEqual(parameters.slice(1), [
    { $ref: "#/components/parameters/IfNoneMatch" },
    { name: "limit", in: "query", schema: { type: "integer" } },
    { name: "X-Trace", in: "header", schema },
  ]);
  t.deepEqual(responses[200].headers, {
    ETag: { $ref: "#/components/headers/ETag" },
    "X-Found": { description: "How often.", schema },
  });
  t.deepEqual(responses[304].headers, { ETag: { required: true, schema } });
  t.deepEqual(responses[404], { $ref: "#/components/responses/UserNotFound" });
});

test("each path of an operation is in the document, with its own operation id", (t) => {
  const { paths } = documentOf({ routes: [{ ...described, otherPaths: ["/v1/users/me"] }] });
  t.is(paths[path].get.operationId, "findUserByEmail");
  const { operationId, parameters, responses } = paths["/v1/users/me"].get;
  t.is(operationId, "findUserByEmailV1UsersMe");
  t.deepEqual(
    parameters.map(({ name }: { name: string }) => name),
    ["fresh"],
  );
  t.deepEqual(responses, paths[path].get.responses);
});

test("the document has the fields and the name of the program, and no operation that is left out", (t) => {
  const fields = { email: { format: "email" } } as const;
  const document = documentOf({ fields, without: ["deleteUser"], title: "People", version: "2.0.0" });
  t.deepEqual(Object.keys(document.components.schemas.UserInput.properties), ["email"]);
  t.deepEqual(Object.keys(document.paths["/v1/users/{userId}"]), ["parameters", "get", "put", "patch"]);
  t.like(document.info, { title: "People", version: "2.0.0", license: undefined });
});

test("the document needs the credentials of the program's `auth`, or allows any when a stack may choose", (t) => {
  const securityWith = (auth?: OpenApiArgs["auth"]) => documentOf({ auth }).security;
  t.deepEqual(securityWith("none"), [{}]);
  t.deepEqual(securityWith("jwt"), [{ jwt: [] }]);
  t.deepEqual(securityWith("iam"), [{ iam: [] }]);
  t.deepEqual(securityWith(), [{}, { jwt: [] }, { iam: [] }]);
});

test("wrong arguments are refused, all in one message", (t) => {
  const args = { routes: [{ ...findUserByEmail, access: "all" }], without: ["removeUser"] };
  t.throws(() => openApiDocument(args as unknown as OpenApiArgs), {
    message: /^openApiDocument:\n {2}Route findUserByEmail: Expected `access` .+\n {2}Expected `without` .+$/,
  });
});

test("Redocly's recommended rules miss only the licence", async (t) => {
  const folder = await folderWith(t, {
    "openapi.json": JSON.stringify(
      openApiDocument({
        routes: [described, { ...findUserByEmail, operation: "getFile", path: "/v1/files/{file+}" }],
      }),
    ),
  });
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const redocly = join(root, "node_modules/.bin/redocly");
  const lint = ["lint", join(folder, "openapi.json"), "--extends=recommended", "--format=json"];
  const { stdout } = await promisify(execFile)(redocly, lint, { cwd: root, env });
  const { problems } = JSON.parse(stdout) as { problems: { ruleId: string }[] };
  t.deepEqual(
    problems.map(({ ruleId }) => ruleId),
    ["info-license"],
  );
});
