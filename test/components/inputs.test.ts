// Tests values that are known later: outputs and promises as arguments, and previews, in which AWS has given no values yet.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { allSettings } from "../../components/settings/stack/all-settings.ts";
import type { Gateway, UserApiArgs } from "../../components/user-api.ts";
import { outputsOf, plan } from "../helpers/program.ts";
import { failureOf } from "../helpers/program-failures.ts";
import { inputsOf } from "../helpers/program-inputs.ts";
import { planOf, UserApi } from "../helpers/program-unbundled.ts";

const account = "eu-central-1:123456789012";

type Later = <T extends string | number | boolean>(value: T) => pulumi.Input<T>;
const plain: Later = (value) => value;
const known: Later = (value) => pulumi.output(Promise.resolve(value)) as pulumi.Output<typeof value>;

/** Returns every setting of a gateway that goes with the others; `later` turns a value into an Input of another kind. */
function everything(gateway: Gateway, later: Later = plain): UserApiArgs {
  const ofGateway: UserApiArgs =
    gateway === "http"
      ? { jwtIssuer: later("https://login.acme.io/"), jwtAudiences: [later("users")] }
      : {
          stageName: later("beta"),
          cognitoUserPoolArn: later(`arn:aws:cognito-idp:${account}:userpool/users`),
          webAclArn: later(`arn:aws:wafv2:${account}:regional/webacl/guard/1`),
        };
  return {
    gateway,
    ...ofGateway,
    throttleRate: later(20),
    throttleBurst: later(5),
    auth: "jwt",
    jwtReadScope: later("users/read"),
    jwtWriteScope: later("users/write"),
    self: true,
    selfScope: later("users/self"),
    unknown: "refuse",
    corsOrigins: ["https://app.acme.io"],
    domainName: "api.acme.io",
    hostedZone: "acme.io",
    memorySize: later(512),
    timeout: later(10),
    architecture: later("x86_64" as const),
    reservedConcurrency: later(7),
    accessLogs: true,
    logRetentionDays: later(7),
    tracing: true,
    alarms: true,
    alarmTopicArn: later(`arn:aws:sns:${account}:ops`),
    dashboard: true,
    pointInTimeRecovery: later(false),
    protectData: true,
    kmsKeyArn: later(`arn:aws:kms:${account}:key/1`),
    tags: { team: later("accounts") },
  };
}

for (const gateway of ["http", "rest"] as const) {
  test.serial(`${gateway}: takes outputs and promises for values`, async (t) => {
    const expected = inputsOf(await planOf(everything(gateway)));
    t.deepEqual(inputsOf(await planOf(everything(gateway, known))), expected);
    t.deepEqual(inputsOf(await planOf(everything(gateway, (value) => Promise.resolve(value)))), expected);
  });

  test.serial(
    `${gateway}: previews the resources that an update makes, from values AWS will give`,
    async (t) => {
      const planned = (preview: boolean) =>
        plan(
          () => {
            const { id } = new aws.sns.Topic("theirs");
            return outputsOf(
              new UserApi(
                "users",
                everything(gateway, (value) => id.apply(() => value)),
              ),
            );
          },
          { preview },
        );
      const [preview, update] = [await planned(true), await planned(false)];
      t.deepEqual(Object.keys(inputsOf(preview)).sort(), Object.keys(inputsOf(update)).sort());
      t.deepEqual(preview.components.toSorted(), update.components.toSorted());
      t.is<unknown, undefined>(preview.outputs, undefined);
      t.is(update.outputs.url, "https://api.acme.io");
    },
  );
}

const alone: UserApiArgs[] = [
  { existingTable: "people" },
  { replicaRegions: ["eu-west-1"] },
  { alarms: true, alarmEmail: "ops@acme.io" },
  { openReason: "It has no users." },
];

test("a case has each setting", (t) => {
  const tried = [everything("http"), everything("rest"), ...alone].flatMap((args) => Object.keys(args));
  t.deepEqual(
    Object.keys(allSettings).filter((name) => !tried.includes(name)),
    [],
  );
});

for (const args of alone) {
  test.serial(
    `previews the resources that an update makes with ${Object.keys(args).join(", ")}`,
    async (t) => {
      const [preview, update] = [await planOf(args, { preview: true }), await planOf(args)];
      t.deepEqual(preview.counts(), update.counts());
    },
  );
}

const faults: [args: UserApiArgs, message: string][] = [
  [{ memorySize: known(64) }, "Expected `memorySize` to be an integer from 128 to 10240, got 64."],
  [
    { alarms: true, alarmTopicArn: known("ops") },
    'Expected `alarmTopicArn` to be the ARN of an SNS topic, such as arn:aws:sns:eu-central-1:123456789012:alarms, got "ops".',
  ],
  [
    { tags: { team: known("a".repeat(257)) } },
    "Expected `tags` to be an object of strings of letters, digits, spaces and _.:/=+-@, with keys of 1 to 128 characters that do not start with aws:, " +
      `got {"team":"${"a".repeat(257)}"}.`,
  ],
  [
    { gateway: "rest", timeout: known(30) },
    "Expected `timeout` to be at most 29 seconds, as `gateway: rest` waits no longer, got 30.",
  ],
];

for (const [args, message] of faults) {
  test.serial(`refuses, once they are known: ${Object.keys(args).join(", ")}`, async (t) => {
    const { messages } = await failureOf(() => new UserApi("user-api", args));
    t.deepEqual(messages, [`UserApi "user-api": ${message}`]);
  });
}
