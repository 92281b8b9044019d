// The escape hatch: each kind of child takes the caller's arguments, and no other child changes.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { routes } from "../../../components/routes.ts";
import type { Gateway, UserApiArgs, UserApiTransform } from "../../../components/user-api.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { inputsOf } from "../../helpers/program-inputs.ts";
import { Auth, planOf, UserApi } from "../../helpers/program-unbundled.ts";

const common: UserApiArgs = {
  alarms: true,
  alarmEmail: "ops@acme.io",
  dashboard: true,
  domainName: "api.acme.io",
  hostedZone: "acme.io",
};
const everything: Record<Gateway, UserApiArgs> = {
  http: { ...common, auth: Auth.Jwt, jwtIssuer: "https://login.acme.io/", jwtAudience: "users" },
  rest: {
    ...common,
    gateway: "rest",
    webAclArn: "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/users/1234abcd",
  },
};

interface Case<Change> {
  kind: string;
  count: number;
  /** The gateway that has such a child, where the other has none. @default "http" */
  gateway?: Gateway;
  /** One property that the component sets, and one that it leaves out. */
  change: Change;
}

// Of every kind in UserApiTransform: the compiler asks for a case of each.
const cases: { [Kind in keyof UserApiTransform]-?: Case<UserApiTransform[Kind]> } = {
  table: {
    kind: "dynamodb.Table",
    count: 1,
    change: { pointInTimeRecovery: { enabled: false }, tableClass: "STANDARD_INFREQUENT_ACCESS" },
  },
  function: {
    kind: "lambda.Function",
    count: routes.length,
    change: { memorySize: 512, layers: ["arn:layer"] },
  },
  role: {
    kind: "iam.Role",
    count: routes.length,
    change: { tags: { only: "theirs" }, permissionsBoundary: "arn:boundary" },
  },
  rolePolicy: { kind: "iam.RolePolicy", count: routes.length, change: { policy: "{}", name: "theirs" } },
  permission: {
    kind: "lambda.Permission",
    count: routes.length,
    change: { principal: "theirs", sourceAccount: "123456789012" },
  },
  logGroup: {
    kind: "cloudwatch.LogGroup",
    count: routes.length + 1,
    change: { retentionInDays: 7, logGroupClass: "INFREQUENT_ACCESS" },
  },
  httpApi: {
    kind: "apigatewayv2.Api",
    count: 1,
    change: { tags: { only: "theirs" }, ipAddressType: "dualstack" },
  },
  httpStage: {
    kind: "apigatewayv2.Stage",
    count: 1,
    change: { defaultRouteSettings: { throttlingRateLimit: 1, throttlingBurstLimit: 1 }, description: "d" },
  },
  integration: {
    kind: "apigatewayv2.Integration",
    count: routes.length,
    change: { timeoutMilliseconds: 5000, description: "d" },
  },
  route: {
    kind: "apigatewayv2.Route",
    count: routes.length,
    change: { operationName: "o", apiKeyRequired: false },
  },
  authorizer: {
    kind: "apigatewayv2.Authorizer",
    count: 1,
    change: { identitySources: ["$request.querystring.token"], name: "theirs" },
  },
  restApi: {
    kind: "apigateway.RestApi",
    count: 1,
    gateway: "rest",
    change: { tags: { only: "theirs" }, description: "d" },
  },
  restStage: {
    kind: "apigateway.Stage",
    count: 1,
    gateway: "rest",
    change: { tags: { only: "theirs" }, description: "d" },
  },
  methodSettings: {
    kind: "apigateway.MethodSettings",
    count: 1,
    gateway: "rest",
    change: { throttlingRateLimit: 1, loggingLevel: "ERROR" },
  },
  domainName: {
    kind: "apigatewayv2.DomainName",
    count: 1,
    change: { tags: { only: "theirs" }, routingMode: "API_MAPPING_ONLY" },
  },
  certificate: {
    kind: "acm.Certificate",
    count: 1,
    change: { tags: { only: "theirs" }, keyAlgorithm: "EC_prime256v1" },
  },
  alarm: {
    kind: "cloudwatch.MetricAlarm",
    count: 6,
    change: { treatMissingData: "breaching", actionsEnabled: false },
  },
  webAclAssociation: {
    kind: "wafv2.WebAclAssociation",
    count: 1,
    gateway: "rest",
    change: { webAclArn: "arn:theirs", region: "r" },
  },
  apiMapping: {
    kind: "apigatewayv2.ApiMapping",
    count: 1,
    change: { stage: "theirs", apiMappingKey: "users" },
  },
  topicSubscription: {
    kind: "sns.TopicSubscription",
    count: 1,
    change: { endpoint: "theirs@acme.io", rawMessageDelivery: true },
  },
  topic: { kind: "sns.Topic", count: 1, change: { tags: { only: "theirs" }, displayName: "d" } },
  dashboard: { kind: "cloudwatch.Dashboard", count: 1, change: { dashboardName: "theirs", region: "r" } },
};

const before = {} as Record<Gateway, ReturnType<typeof inputsOf>>;
test.before(async () => {
  before.http = inputsOf(await planOf(everything.http));
  before.rest = inputsOf(await planOf(everything.rest));
});

for (const [key, { kind, count, gateway = "http", change }] of Object.entries(cases)) {
  test.serial(`merges \`${key}\` last into every ${kind} and nothing else`, async (t) => {
    const after = inputsOf(await planOf({ ...everything[gateway], transform: { [key]: change } }));
    let changed = 0;
    const expected = Object.entries(before[gateway]).map(([name, inputs]) => {
      if (!name.startsWith(`aws.${kind} `)) return [name, inputs];
      changed++;
      const merged = key === "methodSettings" ? { settings: { ...inputs.settings, ...change } } : change;
      return [name, { ...inputs, ...merged }];
    });
    t.is(changed, count);
    t.deepEqual(after, Object.fromEntries(expected));
  });
}

test.serial("refuses a transform of a table that is somebody else's", async (t) => {
  const args = { existingTable: "people", transform: { table: {} } };
  const { messages } = await failureOf(() => new UserApi("user-api", args));
  t.deepEqual(messages, [
    'UserApi "user-api":\n  `transform.table` goes with a table of our own; `existingTable` keeps the settings it has.',
  ]);
});

test.serial("refuses kinds of the other gateway and unknown ones", async (t) => {
  const transform = { restApi: {}, route: {}, tables: {} } as UserApiTransform;
  const { messages, registered } = await failureOf(() => new UserApi("user-api", { transform }));
  t.is(messages.length, 1);
  t.regex(
    messages[0] ?? "",
    /^UserApi "user-api":\n {2}`transform\.restApi` goes with `gateway: rest`\.\n {2}Unknown kind `tables` in `transform`\. Known are table, function, /,
  );
  t.deepEqual(registered, ["user-api:index:UserApi user-api"]);
});

test.serial("lets the caller replace nothing of what the functions run", async (t) => {
  const theirs = {
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("") }),
    handler: "theirs.handler",
    runtime: "python3.14",
    callback: () => import("node:fs" as string),
    resolveFrom: "file:///elsewhere/",
    packageType: "Image",
    imageUri: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/theirs:1",
    s3Bucket: "theirs",
    s3Key: "index.zip",
    s3ObjectVersion: "1",
  };
  const ours = await planOf();
  // The compiler refuses them; a program without types could still say them.
  const { find } = await planOf({ transform: { function: theirs as object } });
  for (const { name, inputs } of ours.all("lambda.Function")) {
    const { code: _, ...expected } = inputs;
    const { code, ...actual } = find("lambda.Function", name).inputs;
    t.deepEqual(actual, expected);
    const files = (await code.assets) as Record<string, pulumi.asset.FileAsset>;
    t.is(await files["index.js"]?.path, `/bundles/${name}/index.js`);
  }
});
