// Tests outputs that turn out to be undefined: the setting gets its default, or the update stops when there is none.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { allSettings } from "../../components/settings/stack/all-settings.ts";
import type { RouteArgs, UserApiArgs } from "../../components/user-api.ts";
import { findUserByEmail } from "../helpers/own-route.ts";
import { failureOf } from "../helpers/program-failures.ts";
import { inputsOf } from "../helpers/program-inputs.ts";
import { planOf, UserApi } from "../helpers/program-unbundled.ts";

// An output of another stack is undefined when its name is misspelt.
const none = pulumi.output(Promise.resolve(undefined)) as pulumi.Output<never>;
const jwt: UserApiArgs = { auth: "jwt", jwtIssuer: "https://login.acme.io", jwtAudiences: ["users"] };
const restJwt: UserApiArgs = {
  gateway: "rest",
  auth: "jwt",
  cognitoUserPoolArn: "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/users",
};

const withDefault: Record<string, UserApiArgs> = {
  stageName: { gateway: "rest" },
  throttleRate: {},
  throttleBurst: { gateway: "rest" },
  memorySize: {},
  timeout: { gateway: "rest" },
  architecture: {},
  logRetentionDays: {},
  pointInTimeRecovery: {},
  tags: {},
};

for (const [name, others] of Object.entries(withDefault)) {
  test.serial(`the default holds for a \`${name}\` that turns out to be undefined`, async (t) => {
    t.deepEqual(inputsOf(await planOf({ ...others, [name]: none })), inputsOf(await planOf(others)));
  });
}

const withoutDefault: Record<string, UserApiArgs> = {
  openReason: {},
  jwtIssuer: jwt,
  jwtReadScope: jwt,
  jwtWriteScope: restJwt,
  selfScope: { ...restJwt, self: true },
  cognitoUserPoolArn: restJwt,
  webAclArn: { gateway: "rest" },
  reservedConcurrency: {},
  alarmTopicArn: { alarms: true },
  alarmEmail: { alarms: true },
  kmsKeyArn: {},
  existingTable: {},
};

const hasNoValue = (name: string) =>
  `Expected \`${name}\` to have a value, got an output that turned out to be undefined. Look for a misspelt name where the output comes from, or leave \`${name}\` out.`;

for (const [name, others] of Object.entries(withoutDefault)) {
  test.serial(`refuses a \`${name}\` that turns out to be undefined, as it has no default`, async (t) => {
    const { messages } = await failureOf(() => new UserApi("user-api", { ...others, [name]: none }));
    t.deepEqual(messages, [`UserApi "user-api": ${hasNoValue(name)}`]);
  });
}

test.serial("refuses audiences that turn out to be undefined, as all tokens would do", async (t) => {
  const { messages } = await failureOf(() => new UserApi("user-api", { ...jwt, jwtAudiences: none }));
  t.deepEqual(messages, [
    'UserApi "user-api": Expected `jwtAudiences` to be set, as `auth: jwt` with `gateway: http` needs it.',
  ]);
});

test("every setting that may come later is among those that may turn out to be undefined", (t) => {
  const later = Object.entries(allSettings).flatMap(([name, setting]) => ("plain" in setting ? [] : [name]));
  const tested = [...Object.keys(withDefault), ...Object.keys(withoutDefault), "jwtAudiences"];
  t.deepEqual(tested.sort(), later.sort());
});

test.serial("refuses one tag that turns out to be undefined", async (t) => {
  const { messages } = await failureOf(() => new UserApi("user-api", { tags: { team: none } }));
  t.true(messages[0]?.endsWith('got {"team":null}.'), messages[0]);
});

test.serial("a route's size and time that turn out to be undefined are those of all functions", async (t) => {
  const routes = [{ ...findUserByEmail, memorySize: none, timeout: none }];
  const { find } = await planOf({ memorySize: 512, timeout: 7, routes });
  t.like(find("lambda.Function", "user-api-find-user-by-email").inputs, { memorySize: 512, timeout: 7 });
});

for (const [place, own] of Object.entries({
  "environment.TOPIC": { environment: { LEVEL: "info", TOPIC: none } },
  "statements.0.Condition.StringEquals.aws:PrincipalTag/team": {
    statements: [
      {
        Effect: "Allow",
        Action: "sns:Publish",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalTag/team": none } },
      },
    ],
  },
  "statements.0.Resource.1": {
    statements: [{ Effect: "Allow", Action: "sns:Publish", Resource: ["arn:aws:sns:::a", none] }],
  },
} as Record<string, Partial<RouteArgs>>)) {
  test.serial(`refuses a route's \`${place}\` that turns out to be undefined`, async (t) => {
    const routes = [{ ...findUserByEmail, ...own }];
    const { messages } = await failureOf(() => new UserApi("user-api", { routes }));
    t.deepEqual(messages, [`UserApi "user-api": Route findUserByEmail: ${hasNoValue(place)}`]);
  });
}
