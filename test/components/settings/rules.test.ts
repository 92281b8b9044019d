// Each argument by itself: what it takes, what it refuses, and how that is told.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { type SettingName, settings } from "../../../components/settings/rules.ts";
import { argumentFaults } from "../../../components/settings/settle.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";

const account = "eu-central-1:123456789012";
const letters = (count: number) => "a".repeat(count);
const flag = { accepted: [true, false], refused: ["true", 1, null, ""] };
const origin = "https://app.acme.org";

/** Values at the edges. */
const values: Record<SettingName, { accepted: unknown[]; refused: unknown[] }> = {
  gateway: { accepted: ["http", "rest"], refused: ["HTTP", "websocket", "", null, 1, ["http"]] },
  stageName: {
    accepted: ["v", "api-demo", "v_1", letters(128)],
    refused: ["", "v/1", "$default", "stage 1", "é", "v1\n", letters(129)],
  },
  throttleRate: { accepted: [1, 1_000_000], refused: [0, -1, 0.5, 1_000_001, "1", Number.NaN] },
  throttleBurst: { accepted: [1, 1_000_000], refused: [0, -1, 1.5, 1_000_001, "1", null] },

  auth: { accepted: ["none", "iam", "jwt"], refused: ["", "JWT", "cognito", true] },
  jwtIssuer: {
    accepted: [
      "https://login.acme.org",
      "https://login.acme.org/",
      "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc",
      "http://localhost:3000",
      "http://127.0.0.1:3000/issuer",
      "http://[::1]:3000",
    ],
    refused: [
      "",
      "https://",
      "login.acme.org",
      "http://login.acme.org",
      "http://localhost.acme.org",
      "https://login.acme.org?tenant=1",
      "https://login.acme.org#top",
      "https://login.acme.org/a b",
    ],
  },
  jwtAudience: {
    accepted: ["u", "https://users.acme.org", letters(256)],
    refused: ["", "a b", letters(257)],
  },
  jwtReadScope: {
    accepted: ["r", "users.read", "users/read", "https://acme.org/read", letters(128)],
    refused: ["", "users read", '"read"', "read\\", "é", letters(129)],
  },
  jwtWriteScope: {
    accepted: ["w", "users.write", "users/write", letters(128)],
    refused: ["", "users write", '"write"', "write\\", letters(129)],
  },
  cognitoUserPoolArn: {
    accepted: [
      `arn:aws:cognito-idp:${account}:userpool/eu-central-1_Ab1`,
      "arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_Ab1",
    ],
    refused: ["", "eu-central-1_Ab1", `arn:aws:cognito-identity:${account}:identitypool/eu-central-1:1`],
  },
  corsOrigins: {
    accepted: [[], [origin], [origin, "http://localhost:5173"], ["*"]],
    refused: [
      origin,
      [""],
      [`${origin}/`],
      [`${origin}/path`],
      ["https://*.acme.org"],
      ["https://APP.acme.org"],
      ["app.acme.org"],
      ["null"],
      ["file:///index.html"],
      ["*", origin],
      [1],
    ],
  },
  domainName: {
    accepted: ["users.acme.org", "a.co", "xn--bcher-kva.acme.org", `${letters(63)}.org`],
    refused: [
      "",
      "org",
      "Users.acme.org",
      "users.acme.org.",
      "-a.org",
      "a..org",
      "a_b.org",
      `${letters(64)}.org`,
    ],
  },
  hostedZone: {
    accepted: ["acme.org", "eu.acme.org"],
    refused: ["", "org", "acme.org.", "https://acme.org", "Z0ZONE", ".acme.org"],
  },
  webAclArn: {
    accepted: [`arn:aws:wafv2:${account}:regional/webacl/users/1-2-3`],
    refused: ["", "users", "arn:aws:wafv2:us-east-1:123456789012:global/webacl/users/1-2-3"],
  },

  memorySize: { accepted: [128, 129, 10_240], refused: [64, 127, 10_241, 256.5, "256", null] },
  timeout: { accepted: [1, 30], refused: [0, 31, -1, 2.5, "25"] },
  architecture: { accepted: ["arm64", "x86_64"], refused: ["", "x86", "ARM64", "arm"] },
  reservedConcurrency: { accepted: [1, 100_000], refused: [0, -1, 100_001, 1.5, "1"] },

  accessLogs: flag,
  logRetentionDays: { accepted: [1, 30, 3653], refused: [0, -1, 2, 31, 3654, "30"] },
  tracing: flag,
  alarms: flag,
  alarmTopicArn: {
    accepted: [`arn:aws:sns:${account}:alarms`, "arn:aws-us-gov:sns:us-gov-west-1:123456789012:alarms"],
    refused: ["", "alarms", `arn:aws:sqs:${account}:alarms`, "arn:aws:sns:eu-central-1:12345:alarms"],
  },
  alarmEmail: {
    accepted: ["a@b.co", "ops+night@acme.org"],
    refused: ["", "ops", "ops@acme", "a b@acme.org", "@a.org"],
  },
  dashboard: flag,

  pointInTimeRecovery: flag,
  protectData: flag,
  kmsKeyArn: {
    accepted: [
      `arn:aws:kms:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      `arn:aws:kms:${account}:key/mrk-1`,
    ],
    refused: [
      "",
      "1234abcd-12ab-34cd-56ef-1234567890ab",
      "alias/users",
      `arn:aws:kms:${account}:alias/users`,
    ],
  },
  replicaRegions: {
    accepted: [[], ["eu-west-1"], ["us-east-1", "ap-southeast-2"], ["us-gov-west-1"]],
    refused: ["eu-west-1", [""], ["ireland"], ["eu-west-1a"], ["EU-WEST-1"], ["eu-west-1", "eu-west-1"], [1]],
  },
  existingTable: {
    accepted: ["abc", "Users_2.old-1", letters(255)],
    refused: ["", "ab", "a b c", "a/b/c", `arn:aws:dynamodb:${account}:table/users`, letters(256)],
  },

  tags: {
    accepted: [{}, { team: "users" }, { [letters(128)]: letters(256) }, { empty: "" }],
    refused: [
      "team=users",
      null,
      ["team"],
      { cost: 5 },
      { "": "x" },
      { "aws:team": "x" },
      { "AWS:team": "x" },
      { [letters(129)]: "x" },
      { team: letters(257) },
    ],
  },
};

for (const [name, { accepted, refused }] of Object.entries(values)) {
  const { expected, accepts } = settings[name as SettingName];

  test(`${name}: takes ${expected}, and nothing else`, (t) => {
    for (const value of accepted) t.true(accepts(value), `refuses ${JSON.stringify(value)}`);
    for (const value of refused) t.false(accepts(value), `takes ${JSON.stringify(value)}`);
  });
}

test("takes exactly the retentions that CloudWatch knows", (t) => {
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  const cloudWatch = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  ];
  const days = Array.from({ length: 4000 }, (_, day) => day);
  t.deepEqual(days.filter(settings.logRetentionDays.accepts), [...cloudWatch, 3288, 3653]);
});

test("tells every fault: the argument, what was expected, what came", (t) => {
  t.deepEqual(argumentFaults({ memorySize: 64, tags: { cost: 5 }, alarmEmail: "ops", memory: 256 }), [
    "Expected `memorySize` to be an integer from 128 to 10240, got 64.",
    "Expected `tags` to be an object of strings of letters, digits, spaces and _.:/=+-@, with keys of 1 to 128 characters that do not start with aws:, " +
      'got {"cost":5}.',
    'Expected `alarmEmail` to be an e-mail address, got "ops".',
    `Unknown argument \`memory\`. Known are ${Object.keys(settings).join(", ")}.`,
  ]);
});

test.serial("refuses wrong arguments before any child is made, naming the component", async (t) => {
  const { messages, registered } = await failureOf(() => new UserApi("shop", { memorySize: 64, timeout: 0 }));
  t.deepEqual(messages, [
    [
      'UserApi "shop":',
      "Expected `memorySize` to be an integer from 128 to 10240, got 64.",
      "Expected `timeout` to be an integer from 1 to 30, got 0.",
    ].join("\n  "),
  ]);
  t.deepEqual(registered, ["user-api:index:UserApi shop"]);
});

test.serial("refuses a value that comes late as soon as it is known", async (t) => {
  const memorySize = pulumi.output(Promise.resolve(64));
  const { messages, registered } = await failureOf(() => new UserApi("user-api", { memorySize }));
  t.deepEqual(messages, [
    'UserApi "user-api":\n  Expected `memorySize` to be an integer from 128 to 10240, got 64.',
  ]);
  t.false(registered.some((one) => one.startsWith("aws:lambda/function:Function")));
});

test.serial("refuses a value that comes late and does not go with the others", async (t) => {
  const timeout = pulumi.output(Promise.resolve(30));
  const { messages } = await failureOf(() => new UserApi("user-api", { gateway: Gateway.Rest, timeout }));
  t.deepEqual(messages, [
    'UserApi "user-api":\n  ' +
      "Expected `timeout` to be at most 29, which is how long `gateway: rest` waits, got 30.",
  ]);
});

test.serial("takes right values that come late, and tags one by one", async (t) => {
  const later = <T>(value: T) => pulumi.output(Promise.resolve(value));
  const { find } = await planOf({ memorySize: later(512), tags: { team: later("users") } });
  t.like(find("lambda.Function", "user-api-get-user").inputs, { memorySize: 512, tags: { team: "users" } });
});

test.serial("takes an argument that is undefined as one left out", async (t) => {
  const { find } = await planOf({ memorySize: undefined, gateway: undefined, existingTable: undefined });
  t.is(find("lambda.Function", "user-api-get-user").inputs.memorySize, 256);
});
