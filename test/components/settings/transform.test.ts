// Tests `transform`: each kind of child takes the caller's arguments, and no other child changes.
import test from "ava";
import type { Gateway, UserApiArgs, UserApiTransform } from "../../../components/user-api.ts";
import { inputsOf } from "../../helpers/program-inputs.ts";
import { Auth, planOf } from "../../helpers/program-unbundled.ts";
import { routes } from "../../helpers/routes.ts";

const common: UserApiArgs = {
  fields: { email: { format: "email", unique: true } },
  alarms: true,
  alarmEmail: "ops@acme.io",
  dashboard: true,
  domainName: "api.acme.io",
  hostedZone: "acme.io",
};
const everything: Record<Gateway, UserApiArgs> = {
  http: { ...common, auth: Auth.Jwt, jwtIssuer: "https://login.acme.io/", jwtAudiences: ["users"] },
  rest: {
    ...common,
    gateway: "rest",
    webAclArn: "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/users/1234abcd",
  },
};

interface Case<Change> {
  kind: string;
  /** The name of the one resource that changes, when others have the same kind. */
  name?: string;
  count: number;
  /** The gateway with this kind of child, when the other has none. @default "http" */
  gateway?: Gateway;
  /** The caller's arguments: a property that the component sets, and one that it does not set. */
  change: Change;
}

// The compiler requires a case for every kind in UserApiTransform.
const cases: { [Kind in keyof UserApiTransform]-?: Case<UserApiTransform[Kind]> } = {
  table: {
    kind: "dynamodb.Table",
    name: "user-api-users",
    count: 1,
    change: { pointInTimeRecovery: { enabled: false }, tableClass: "STANDARD_INFREQUENT_ACCESS" },
  },
  claimsTable: {
    kind: "dynamodb.Table",
    name: "user-api-claims",
    count: 1,
    change: { deletionProtectionEnabled: true, tableClass: "STANDARD_INFREQUENT_ACCESS" },
  },
  function: {
    kind: "lambda.Function",
    count: routes.length,
    change: { loggingConfig: { logFormat: "Text" }, environment: { variables: { LEVEL: "debug" } } },
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
    change: { defaultRouteSettings: { detailedMetricsEnabled: false }, description: "d" },
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

/** Merges objects key by key; any other value is the caller's. */
function merged(ours: Record<string, unknown>, theirs: Record<string, unknown>): Record<string, unknown> {
  const isObject = (value: unknown) => typeof value === "object" && !Array.isArray(value);
  const entries = Object.entries(theirs).map(([key, value]) => {
    const both = isObject(ours[key]) && isObject(value);
    return [key, both ? merged(ours[key] as typeof ours, value as typeof theirs) : value];
  });
  return { ...ours, ...Object.fromEntries(entries) };
}

const before = {} as Record<Gateway, ReturnType<typeof inputsOf>>;
test.before(async () => {
  before.http = inputsOf(await planOf(everything.http));
  before.rest = inputsOf(await planOf(everything.rest));
});

for (const [key, { kind, name: of = "", count, gateway = "http", change }] of Object.entries(cases)) {
  test.serial(`merges \`${key}\` last into every ${kind} ${of} and nothing else`, async (t) => {
    const after = inputsOf(await planOf({ ...everything[gateway], transform: { [key]: change } }));
    let changed = 0;
    const expected = Object.entries(before[gateway]).map(([name, inputs]) => {
      if (!name.startsWith(`aws.${kind} ${of}`)) return [name, inputs];
      changed++;
      return [name, merged(inputs, key === "methodSettings" ? { settings: change } : { ...change })];
    });
    t.is(changed, count);
    t.deepEqual(after, Object.fromEntries(expected));
  });
}
