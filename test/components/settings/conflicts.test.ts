// Tests combinations of arguments that make no sense, and similar ones that do.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { argumentFaults } from "../../../components/settings/argument-faults.ts";

const account = "eu-central-1:123456789012";
const cognitoUserPoolArn = `arn:aws:cognito-idp:${account}:userpool/eu-central-1_Ab1`;
const webAclArn = `arn:aws:wafv2:${account}:regional/webacl/users/1`;
const alarmTopicArn = `arn:aws:sns:${account}:alarms`;
const kmsKeyArn = `arn:aws:kms:${account}:key/1`;
const [app, admin] = ["https://app.acme.org", "https://admin.acme.org"];

const rest = { gateway: "rest" };
const jwt = { auth: "jwt", jwtIssuer: "https://login.acme.org", jwtAudiences: ["users"] };
const restJwt = { ...rest, auth: "jwt", cognitoUserPoolArn };
const { jwtIssuer, jwtAudiences } = jwt;
const ofOurOwn =
  "works only with a table that the component creates; that of `existingTable` keeps its own settings.";

/** Each combination, and the one line that refuses it. */
const refused: [args: Record<string, unknown>, line: string][] = [
  [{ stageName: "v1" }, "`stageName` works only with `gateway: rest`."],
  [{ webAclArn }, "`webAclArn` works only with `gateway: rest`."],
  [{ cognitoUserPoolArn }, "`cognitoUserPoolArn` works only with `gateway: rest`."],
  [{ ...jwt, cognitoUserPoolArn }, "`cognitoUserPoolArn` works only with `gateway: rest`."],
  [{ ...rest, jwtIssuer }, "`jwtIssuer` works only with `gateway: http`."],
  [{ ...restJwt, jwtIssuer }, "`jwtIssuer` works only with `gateway: http`."],
  [{ ...restJwt, jwtAudiences }, "`jwtAudiences` works only with `gateway: http`."],
  [
    { ...rest, timeout: 30 },
    "Expected `timeout` to be at most 29 seconds, as `gateway: rest` waits no longer, got 30.",
  ],

  [{ jwtIssuer }, "`jwtIssuer` works only with `auth: jwt`."],
  [{ jwtAudiences }, "`jwtAudiences` works only with `auth: jwt`."],
  [{ jwtReadScope: "users.read" }, "`jwtReadScope` works only with `auth: jwt`."],
  [{ auth: "iam", jwtWriteScope: "users.write" }, "`jwtWriteScope` works only with `auth: jwt`."],
  [{ ...rest, cognitoUserPoolArn }, "`cognitoUserPoolArn` works only with `auth: jwt`."],
  [{ self: true }, "`self` works only with `auth: jwt`, as a token says whose record it is."],
  [{ auth: "iam", self: true }, "`self` works only with `auth: jwt`, as a token says whose record it is."],
  [{ ...jwt, selfScope: "users.self" }, "`selfScope` works only with `self: true`."],
  [
    { ...restJwt, self: true },
    "Expected `selfScope` to be set, as `self` with `gateway: rest` needs it: without scopes a Cognito authorizer takes ID tokens only, " +
      "with scopes access tokens only.",
  ],
  [
    { auth: "jwt", jwtAudiences },
    "Expected `jwtIssuer` to be set, as `auth: jwt` with `gateway: http` needs it.",
  ],
  [
    { auth: "jwt", jwtIssuer },
    "Expected `jwtAudiences` to be set, as `auth: jwt` with `gateway: http` needs it.",
  ],
  [
    { ...rest, auth: "jwt" },
    "Expected `cognitoUserPoolArn` to be set, as `auth: jwt` with `gateway: rest` needs it.",
  ],

  [
    { auth: "iam", corsOrigins: ["*"] },
    'Expected `corsOrigins` to be exact origins, as "*" is accepted only with `auth: none`.',
  ],
  [
    { ...restJwt, corsOrigins: ["*"] },
    'Expected `corsOrigins` to be exact origins, as "*" is accepted only with `auth: none`.',
  ],
  [
    { ...rest, corsOrigins: [app, admin] },
    "Expected `corsOrigins` to be one origin with `gateway: rest`, as the gateway's own error responses can name only one, got 2.",
  ],

  [{ domainName: "users.acme.org" }, "Expected `hostedZone` to be set, as `domainName` is."],
  [{ hostedZone: "acme.org" }, "Expected `domainName` to be set, as `hostedZone` is."],
  [
    { domainName: "users.acme.com", hostedZone: "acme.org" },
    'Expected `domainName` to be in the zone acme.org, got "users.acme.com".',
  ],
  [
    { domainName: "usersacme.org", hostedZone: "acme.org" },
    'Expected `domainName` to be in the zone acme.org, got "usersacme.org".',
  ],

  [{ alarmTopicArn }, "`alarmTopicArn` works only with `alarms: true`."],
  [{ alarmEmail: "ops@acme.org" }, "`alarmEmail` works only with `alarms: true`."],
  [
    { alarms: true, alarmTopicArn, alarmEmail: "ops@acme.org" },
    "Expected `alarmTopicArn` or `alarmEmail`, got both.",
  ],

  [{ existingTable: "users", kmsKeyArn }, `\`kmsKeyArn\` ${ofOurOwn}`],
  [{ existingTable: "users", replicaRegions: ["eu-west-1"] }, `\`replicaRegions\` ${ofOurOwn}`],
  [{ existingTable: "users", protectData: true }, `\`protectData\` ${ofOurOwn}`],
  [{ existingTable: "users", pointInTimeRecovery: false }, `\`pointInTimeRecovery: false\` ${ofOurOwn}`],
  [
    { kmsKeyArn, replicaRegions: ["eu-west-1"] },
    "Expected `kmsKeyArn` or `replicaRegions`, got both: each replica would need a key of its own region.",
  ],
];

const accepted: Record<string, unknown>[] = [
  {},
  rest,
  { ...rest, stageName: "v1", webAclArn },
  { timeout: 30 },
  { ...rest, timeout: 29 },
  { auth: "iam" },
  { ...rest, auth: "iam" },
  jwt,
  { ...jwt, jwtReadScope: "users.read" },
  restJwt,
  { ...restJwt, jwtReadScope: "users/read", jwtWriteScope: "users/write" },
  { corsOrigins: ["*"] },
  { ...rest, corsOrigins: ["*"] },
  { ...rest, corsOrigins: [app] },
  { ...jwt, corsOrigins: [app, admin] },
  { domainName: "users.acme.org", hostedZone: "acme.org" },
  { domainName: "acme.org", hostedZone: "acme.org" },
  { ...rest, domainName: "a.b.acme.org", hostedZone: "acme.org" },
  { alarms: true },
  { alarms: true, alarmTopicArn },
  { alarms: true, alarmEmail: "ops@acme.org" },
  { existingTable: "users" },
  { existingTable: "users", replicaRegions: [], protectData: false, pointInTimeRecovery: true },
  { kmsKeyArn, replicaRegions: [] },
  { replicaRegions: ["eu-west-1"], protectData: true },
  { ...jwt, jwtIssuer: "https://example.acme.org" },
  { ...jwt, jwtIssuer: "https://login.acme.org/example" },
  { domainName: "users.example-shop.org", hostedZone: "example-shop.org" },
];

for (const [args, line] of refused) {
  test(`refuses ${JSON.stringify(args)}`, (t) => {
    t.deepEqual(argumentFaults(args), [line]);
  });
}

for (const args of accepted) {
  test(`takes ${JSON.stringify(args)}`, (t) => {
    t.deepEqual(argumentFaults(args), []);
  });
}

test("tells several conflicts at once, one line each", (t) => {
  t.deepEqual(argumentFaults({ stageName: "v1", hostedZone: "acme.org", alarmTopicArn }), [
    "`stageName` works only with `gateway: rest`.",
    "Expected `domainName` to be set, as `hostedZone` is.",
    "`alarmTopicArn` works only with `alarms: true`.",
  ]);
});

/** The settings of the prod stack, without their namespace. */
const guarded = Object.fromEntries(
  Object.entries(
    parse(readFileSync(resolve(import.meta.dirname, "../../../Pulumi.prod.yaml"), "utf8")).config,
  ).map(([key, value]) => [key.replace("user-api:", ""), value]),
);

test("refuses the placeholders of the committed guarded stack, one line each", (t) => {
  t.deepEqual(argumentFaults(guarded), [
    'Expected `jwtIssuer` to be your own, got the placeholder "https://issuer.example.com".',
    'Expected `domainName` to be your own, got the placeholder "users.example.com".',
    'Expected `hostedZone` to be your own, got the placeholder "example.com".',
  ]);
});

test("takes the guarded stack with values of one's own, and with an issuer on this machine", (t) => {
  const own = { jwtIssuer, domainName: "users.acme.org", hostedZone: "acme.org" };
  t.deepEqual(argumentFaults({ ...guarded, ...own }), []);
  t.deepEqual(argumentFaults({ ...guarded, jwtIssuer: "http://127.0.0.1:3000" }), []);
});

for (const placeholder of [
  "https://example.org",
  "https://example.org:8443",
  "https://login.example.net/realms/users",
  "https://login.example/",
]) {
  test(`takes ${placeholder} for a placeholder`, (t) => {
    t.deepEqual(argumentFaults({ ...jwt, jwtIssuer: placeholder }), [
      `Expected \`jwtIssuer\` to be your own, got the placeholder "${placeholder}".`,
    ]);
  });
}
