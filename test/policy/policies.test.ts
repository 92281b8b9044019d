// Tests each policy with resources that break it. test/stacks.test.ts checks the committed stacks.
import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import type { Resource } from "../../policy/policy.ts";
import { faultsIn } from "../helpers/policies.ts";

const arn = "arn:aws:dynamodb:eu-central-1:123456789012:table/users";
const table = (props: object = {}) =>
  resource("aws:dynamodb/table:Table", { arn, pointInTimeRecovery: { enabled: true }, ...props });
const allows = (statement: object) =>
  resource("aws:iam/rolePolicy:RolePolicy", {
    policy: JSON.stringify({
      Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: arn, ...statement }],
    }),
  });

/** Returns a resource of this type, named `one`. */
function resource(type: string, props: object, stack = "dev", protect = false): Resource {
  return { urn: `urn:pulumi:${stack}::user-api::${type}::one`, type, parent: "urn", props, protect };
}

async function found(t: ExecutionContext, resources: Resource[], ...faults: string[]) {
  t.deepEqual(await faultsIn(resources), faults);
}

test("an action is named, without wildcards, and no policy of AWS's own is attached", async (t) => {
  await found(t, [table(), allows({})]);
  await found(
    t,
    [table(), allows({ Action: ["dynamodb:GetItem", "dynamodb:*"] })],
    'actions-are-named one: Expected `Action` to name each action, got "dynamodb:*". Name the actions that are used.',
  );
  await found(
    t,
    [table(), allows({ Action: undefined, NotAction: "iam:*" })],
    "actions-are-named one: Expected `Action`, got `NotAction`. Name the actions that are used.",
  );
  await found(
    t,
    [
      resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
        policyArn: "arn:aws:iam::aws:policy/Admin",
      }),
    ],
    "actions-are-named one: Expected no attached policy, got arn:aws:iam::aws:policy/Admin. Name the actions in a role's own policy.",
  );
});

const foreign = (name: string) =>
  `resources-are-own one: Expected \`Resource\` to be a resource of the stack, got ${name}. Name a table or a log group of the stack.`;

test("a resource is the stack's own, or a part of one", async (t) => {
  await found(t, [table(), allows({ Resource: [arn, `${arn}/index/email`] })]);
  for (const other of ["*", `${arn}-of-others`, arn.replace("users", "*")]) {
    await found(t, [table(), allows({ Resource: [arn, other] })], foreign(other));
  }
  await found(
    t,
    [table(), allows({ Resource: undefined, NotResource: arn })],
    "resources-are-own one: Expected `Resource`, got `NotResource`. Name the resources that are used.",
  );
});

test("X-Ray has no resources, and a key is used through DynamoDB alone", async (t) => {
  const key = "arn:aws:kms:eu-central-1:123456789012:key/1";
  const use = { Action: ["kms:Decrypt"], Resource: key };
  const through = (service: string) => ({ Condition: { StringLike: { "kms:ViaService": [service] } } });
  await found(t, [allows({ Action: ["xray:PutTraceSegments"], Resource: "*" })]);
  await found(t, [allows({ ...use, ...through("dynamodb.*.amazonaws.com") })]);
  await found(t, [allows({ ...use, ...through("s3.*.amazonaws.com") })], foreign(key));
  await found(t, [allows(use)], foreign(key));
});

test("a log group needs a retention, and a function needs a log group", async (t) => {
  const group = (retentionInDays?: number) =>
    resource("aws:cloudwatch/logGroup:LogGroup", { arn, retentionInDays });
  await found(t, [group(30)]);
  for (const days of [undefined, 0]) {
    await found(
      t,
      [group(days)],
      `logs-end one: Expected \`retentionInDays\` to be a number of days, got ${days}. Set logRetentionDays.`,
    );
  }
  await found(
    t,
    [resource("aws:lambda/function:Function", {})],
    "logs-end one: Expected `loggingConfig.logGroup` to name a log group, got none: Lambda would create one that keeps its logs for ever. Create one.",
  );
});

test("a table and its replicas have recovery, and a key is chosen or DynamoDB's own", async (t) => {
  const name = "data-is-recoverable-and-encrypted one";
  await found(t, [
    table({
      serverSideEncryption: { enabled: true, kmsKeyArn: "arn" },
      replicas: [{ pointInTimeRecovery: true }],
    }),
  ]);
  await found(
    t,
    [table({ pointInTimeRecovery: { enabled: false }, replicas: [{ regionName: "eu-west-1" }] })],
    `${name}: Expected \`pointInTimeRecovery.enabled\` to be true, got false. Leave pointInTimeRecovery as it is.`,
    `${name}: Expected \`replicas[0].pointInTimeRecovery\` to be true, got undefined. Leave pointInTimeRecovery as it is.`,
  );
  await found(
    t,
    [table({ serverSideEncryption: { enabled: true } })],
    `${name}: Expected \`serverSideEncryption.kmsKeyArn\` beside \`enabled\`, got none. Set kmsKeyArn, or leave both out.`,
  );
});

test("production is protected, by whichever name", async (t) => {
  const kind = "aws:dynamodb/table:Table";
  const recovery = { pointInTimeRecovery: { enabled: true } };
  const replicas = [{ pointInTimeRecovery: true, deletionProtectionEnabled: false }];
  const expected = (guard: string, value: unknown) =>
    `production-is-protected one: Expected \`${guard}\` to be true in production, got ${value}. Set protectData to true.`;
  for (const stack of ["prod", "production", "eu-prod", "prod-2"]) {
    await found(t, [resource(kind, { ...recovery, deletionProtectionEnabled: true }, stack, true)]);
    await found(
      t,
      [resource(kind, { ...recovery, replicas }, stack)],
      expected("protect", false),
      expected("deletionProtectionEnabled", undefined),
      expected("replicas[0].deletionProtectionEnabled", false),
    );
    const group = resource("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 30 }, stack);
    await found(t, [group], expected("skipDestroy", undefined));
  }
  for (const stack of ["dev", "products", "reprod"]) await found(t, [resource(kind, recovery, stack)]);
});

const silent =
  "open-for-a-reason one: Expected a reason why everybody may call the API, got none. Set auth to iam or jwt, or give the reason in openReason.";

test("an open HTTP API outside dev says why", async (t) => {
  const api = (stack: string, description?: string) =>
    resource("aws:apigatewayv2/api:Api", { description }, stack);
  const route = (authorizationType?: string, parent = "urn") => ({
    ...resource("aws:apigatewayv2/route:Route", { authorizationType }),
    parent,
  });
  await found(t, [api("dev"), route()]);
  await found(t, [api("test"), route("AWS_IAM"), route("JWT")]);
  await found(t, [api("test"), route("AWS_IAM"), route()], silent);
  await found(t, [api("test"), route("AWS_IAM"), route("NONE")], silent);
  await found(t, [api("test"), route("NONE", "another")]);
  await found(t, [api("test", "Users"), route()], silent);
  await found(t, [api("test", "Open to everybody: "), route()], silent);
  await found(t, [api("test", "Open to everybody: a demo"), route()]);
});

test("an open REST API outside dev says why, whatever a preflight asks for", async (t) => {
  const api = (methods: object, description?: string) =>
    resource(
      "aws:apigateway/restApi:RestApi",
      { body: JSON.stringify({ paths: { "/v1": methods } }), description },
      "test",
    );
  const guarded = { security: [{ sigv4: [] }] };
  await found(t, [api({ get: guarded, options: {} })]);
  await found(t, [api({ get: guarded, post: {} })], silent);
  await found(t, [api({ post: {} }, "Open to everybody: a demo")]);
});

test("a package is small, whatever it is made of", async (t) => {
  const folder = await folderWith(t, {});
  const file = join(folder, "index.js");
  await writeFile(file, "");
  const fn = (assets: object) =>
    resource("aws:lambda/function:Function", { loggingConfig: { logGroup: "logs" }, code: { assets } });
  await truncate(file, 400_000);
  await found(t, [fn({ "index.js": { path: file } })]);
  await found(
    t,
    [fn({ "index.js": { path: file }, "note.txt": { text: "€" } })],
    "packages-are-small one: Expected `code` to have at most 400000 bytes, got 400003. Find the large package in the metafile of the bundle.",
  );
});
