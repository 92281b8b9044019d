// Tests the check of a caller's own routes: its messages, and that it runs before any resource.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { ownRouteFaults, withoutFaults } from "../../../components/routes/own-routes.ts";
import type { Operation, UserApiArgs } from "../../../components/user-api.ts";
import { findUserByEmail } from "../../helpers/own-route.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { routes } from "../../helpers/routes.ts";

const known =
  "operation, slug, method, path, otherPaths, access, actions, handler, resolveFrom, describe, statements, environment, memorySize, timeout, bundle";
const handler = 'a callback, such as () => import("./handlers/find-user-by-email.ts")';
const stands = "the file that contains the callback: import.meta.url, or __filename in CommonJS";
const actions =
  'a list of actions on the users table, such as dynamodb:Query or { action: "dynamodb:Query", on: "users/index/email" }; ' +
  "`statements` are for other resources";

const faults: [wrong: Record<string, unknown>, fault: string][] = [
  [
    { operation: "Find" },
    'Route Find: Expected `operation` to be a name in camelCase, such as findUserByEmail, got "Find".',
  ],
  [{ access: "all" }, 'Expected `access` to be read or write, got "all".'],
  [{ actions: "dynamodb:Query" }, `Expected \`actions\` to be ${actions}, got "dynamodb:Query".`],
  [{ actions: ["dynamodb:*"] }, `Expected \`actions\` to be ${actions}, got ["dynamodb:*"].`],
  [{ actions: ["sns:Publish"] }, `Expected \`actions\` to be ${actions}, got ["sns:Publish"].`],
  ...[
    { on: "users" },
    { action: "dynamodb:Query", on: "others" },
    { action: "dynamodb:Query", on: ["users", "users/index/"] },
    { action: "dynamodb:Query", when: "never" },
    { action: "dynamodb:Query", table: "users" },
  ].map((action): [Record<string, unknown>, string] => [
    { actions: [action] },
    `Expected \`actions\` to be ${actions}, got ${JSON.stringify([action])}.`,
  ]),
  [
    { otherPaths: "/v1/users/me" },
    'Expected `otherPaths` to be a list of templates such as /v1/users/me, got "/v1/users/me".',
  ],
  [{ handler: "./find.ts" }, `Expected \`handler\` to be ${handler}, got "./find.ts".`],
  [{ resolveFrom: undefined }, `Expected \`resolveFrom\` to be ${stands}, got nothing.`],
  [{ resolveFrom: "./index.ts" }, `Expected \`resolveFrom\` to be ${stands}, got "./index.ts".`],
  [{ slug: "Find" }, 'Expected `slug` to be a name in kebab case, such as find-user-by-email, got "Find".'],
  ...[
    {},
    { summary: "Find", parameters: { email: {} } },
    { summary: "Find", parameters: [{ name: "session", in: "cookie" }] },
    { summary: "Find", answers: { ok: { description: "Found." } } },
    { summary: "Find", answers: { 200: { description: "Found.", headers: ["ETag"] } } },
    { summary: "Find", answers: { 200: {} } },
    { summary: "Find", answers: { 404: { $ref: "UserNotFound" } } },
    { summary: "Find", responses: {} },
    { summary: "Find", body: "User" },
    { summary: "Find", body: {}, bodyTypes: "text/csv" },
    { summary: "Find", parameters: [{ name: "page", in: "query", schema: "integer" }] },
  ].map((describe): [Record<string, unknown>, string] => [
    { describe },
    "Expected `describe` to be an object with a `summary`, `parameters` that have `name` and `in`, a `body` that is a schema, and " +
      `\`answers\` by status, each with a \`description\` or a \`$ref\`, got ${JSON.stringify(describe)}.`,
  ]),
  [{ statements: {} }, "Expected `statements` to be a list of IAM statements, got {}."],
  [
    { statements: [{ Effect: "Allow", Resource: "*" }] },
    "Expected `statements.0` to have Action or NotAction, got neither.",
  ],
  [
    { environment: { OPERATION: "x" } },
    "Expected `environment` not to have OPERATION, as the component sets it for the handlers.",
  ],
  [{ environment: ["x"] }, 'Expected `environment` to be an object of variables, got ["x"].'],
  [
    { environment: { AWS_REGION: "x" } },
    "Expected `environment` to be without AWS_REGION, which Lambda sets itself. Take another name.",
  ],
  [
    { actions: ["dynamodb:TransactWriteItems"] },
    "Expected `actions` to be actions in IAM, got dynamodb:TransactWriteItems, which allows nothing. " +
      "Write PutItem, UpdateItem, DeleteItem or ConditionCheckItem, as its parts need.",
  ],
  [{ memorySize: 64 }, "Expected `memorySize` to be an integer from 128 to 10240, got 64."],
  ...[
    "pino",
    { external: "pino" },
    { external: ["node:fs"] },
    { files: ["../templates/**"] },
    { files: ["/etc/hosts"] },
    { packages: ["pino"] },
  ].map((bundle): [Record<string, unknown>, string] => [
    { bundle },
    'Expected `bundle` to be an object with `external`, names of packages such as "pino", and `files`, patterns below the ' +
      `program's folder such as "templates/**", got ${JSON.stringify(bundle)}.`,
  ]),
  [{ timeout: 31 }, "Expected `timeout` to be an integer from 1 to 30, got 31."],
  [{ action: [] }, `Unknown property \`action\`. Did you mean \`actions\`? A route may have ${known}.`],
];

for (const [wrong, fault] of faults) {
  test(`refuses a route with ${JSON.stringify(wrong)}`, (t) => {
    const expected = fault.startsWith("Route ") ? fault : `Route findUserByEmail: ${fault}`;
    t.deepEqual(ownRouteFaults([{ ...findUserByEmail, ...wrong }]), [expected]);
  });
}

test("names a route without an operation by its place, and lists all its faults", (t) => {
  t.deepEqual(ownRouteFaults([findUserByEmail, "GET /v1/x"]), [
    'Expected `routes[1]` to be a route, got "GET /v1/x".',
  ]);
  t.deepEqual(
    ownRouteFaults([{}]).map((fault) => /^`routes\[0\]`: Expected `(\w+)`/.exec(fault)?.[1]),
    ["operation", "method", "path", "access", "actions", "handler", "resolveFrom"],
  );
  t.deepEqual(ownRouteFaults({}), ["Expected `routes` to be a list of routes, got {}."]);
});

test("takes right routes, also with a file path in `resolveFrom` and with values that come later", (t) => {
  const later = pulumi.output(Promise.resolve(512));
  const name = pulumi.interpolate`topic-${later}`;
  const own = { ...findUserByEmail, memorySize: later, environment: { TOPIC: name } };
  t.deepEqual(ownRouteFaults([own, { ...own, resolveFrom: import.meta.filename }]), []);
  t.deepEqual([ownRouteFaults(), withoutFaults(undefined, routes)], [[], []]);
});

test("refuses to leave out an operation that does not exist", (t) => {
  const expected =
    "Expected `without` to be a list of some of createUser, listUsers, getUser, updateUser, patchUser, deleteUser, got";
  t.deepEqual(withoutFaults(["removeUser"], routes), [`${expected} ["removeUser"].`]);
  t.deepEqual(withoutFaults("deleteUser", routes), [`${expected} "deleteUser".`]);
  t.deepEqual(withoutFaults(["deleteUser"], routes), []);
});

const refused: [title: string, args: UserApiArgs, fault: string][] = [
  [
    "an operation of ours",
    { routes: [{ ...findUserByEmail, operation: "getUser" }] },
    "Route getUser: Expected operation getUser once, as getUser has it too.",
  ],
  [
    "a path of ours with another parameter",
    { routes: [{ ...findUserByEmail, path: "/v1/users/{id}" }] },
    "Route findUserByEmail: Expected GET /v1/users/{id} once, as getUser has it too.",
  ],
  [
    "the same slug twice",
    {
      routes: [
        findUserByEmail,
        { ...findUserByEmail, operation: "findUserByEMail", slug: "find-user-by-email", path: "/x" },
      ],
    },
    "Route findUserByEMail: Expected slug find-user-by-email once, as findUserByEmail has it too.",
  ],
  [
    "what lies beside every bundle in no form",
    { bundle: { external: ["pino"], folder: "templates" } as UserApiArgs["bundle"] },
    'Expected `bundle` to be an object with `external`, names of packages such as "pino", and `files`, patterns below the ' +
      'program\'s folder such as "templates/**", got {"external":["pino"],"folder":"templates"}.',
  ],
  [
    "a longer timeout than the gateway's",
    { gateway: Gateway.Rest, routes: [{ ...findUserByEmail, timeout: 30 }] },
    "Route findUserByEmail: Expected `timeout` to be at most 29 seconds, as the gateway waits no longer, got 30.",
  ],
  [
    "no route at all",
    { without: routes.map(({ operation }) => operation) as Operation[] },
    "Expected at least one route, got none. Keep a built-in operation, or add your own route.",
  ],
];

for (const [title, args, fault] of refused) {
  test.serial(`refuses ${title} before any resource`, async (t) => {
    const { messages, registered } = await failureOf(() => new UserApi("users", args));
    t.true(messages.join("\n").includes(fault), messages.join("\n"));
    t.deepEqual(registered, ["user-api:index:UserApi users"]);
  });
}

test.serial("refuses a memory that comes late as soon as it is known", async (t) => {
  const memorySize = pulumi.output(Promise.resolve(64));
  const { messages } = await failureOf(
    () => new UserApi("users", { routes: [{ ...findUserByEmail, memorySize }] }),
  );
  t.deepEqual(messages, [
    'UserApi "users": Route findUserByEmail: Expected `memorySize` to be an integer from 128 to 10240, got 64.',
  ]);
});

test.serial("an operation of ours that is left out can be the caller's own", async (t) => {
  const place = { method: "DELETE", path: "/v1/users/{userId}" } as const;
  const own = { ...findUserByEmail, ...place, operation: "deleteUser" };
  const { find } = await planOf({ without: ["deleteUser"], routes: [own] });
  t.deepEqual(JSON.parse(find("iam.RolePolicy", "user-api-delete-user").inputs.policy).Statement[0].Action, [
    "dynamodb:Query",
  ]);
});
