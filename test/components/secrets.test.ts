// Tests that a secret setting is secret in every input that it reaches.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { allSettings } from "../../components/settings/stack/all-settings.ts";
import type { Gateway, UserApiArgs } from "../../components/user-api.ts";
import { outputsOf, plan } from "../helpers/program.ts";
import { failureOf } from "../helpers/program-failures.ts";
import { UserApi } from "../helpers/program-unbundled.ts";

const account = "eu-central-1:123456789012";
const http: UserApiArgs = { auth: "jwt", jwtIssuer: "https://issuer.acme.io", jwtAudiences: ["audience-1"] };
const userPool = `arn:aws:cognito-idp:${account}:userpool/pool-1`;
const rest: UserApiArgs = { gateway: "rest", auth: "jwt", cognitoUserPoolArn: userPool };

/** Each setting that may be an output: a value that differs from all others, and the settings that it needs. */
const cases: Record<string, { value: unknown; others?: UserApiArgs }> = {
  stageName: { value: "stage-1", others: rest },
  throttleRate: { value: 4711 },
  throttleBurst: { value: 4711 },
  openReason: { value: "a public reason" },
  jwtIssuer: { value: "https://issuer.acme.io", others: http },
  jwtAudiences: { value: ["audience-1"], others: http },
  jwtReadScope: { value: "scope-1", others: http },
  jwtWriteScope: { value: "scope-1", others: rest },
  selfScope: { value: "scope-1", others: { ...rest, self: true } },
  cognitoUserPoolArn: { value: userPool, others: rest },
  webAclArn: { value: `arn:aws:wafv2:${account}:regional/webacl/acl-1/1`, others: { gateway: "rest" } },
  memorySize: { value: 4711 },
  timeout: { value: 17 },
  architecture: { value: "x86_64" },
  reservedConcurrency: { value: 4711 },
  logRetentionDays: { value: 1827 },
  alarmTopicArn: { value: `arn:aws:sns:${account}:topic-1`, others: { alarms: true } },
  alarmEmail: { value: "ops-1@acme.io", others: { alarms: true } },
  pointInTimeRecovery: { value: false },
  kmsKeyArn: { value: `arn:aws:kms:${account}:key/key-1` },
  existingTable: { value: "people-1" },
  tags: { value: { team: "team-1" } },
};

const resolved = (value: unknown) =>
  (pulumi.output(value) as unknown as { promise(): Promise<unknown> }).promise();

/** Returns true when the input contains the value, or one of the values in it. */
function holds(input: unknown, value: unknown): boolean {
  if (typeof value === "object" && value !== null)
    return Object.values(value).some((one) => holds(input, one));
  // Pulumi replaces a resource among the inputs by its id.
  if (pulumi.Resource.isInstance(input)) return false;
  if (typeof input === "object" && input !== null)
    return Object.values(input).some((one) => holds(one, value));
  // A number becomes a text in a variable of a function.
  if (typeof value !== "string")
    return input === value || (typeof value === "number" && input === String(value));
  return typeof input === "string" && input.includes(value);
}

test("has a case for each setting that may come later", (t) => {
  const names = Object.entries(allSettings).flatMap(([name, setting]) => ("plain" in setting ? [] : [name]));
  t.deepEqual(Object.keys(cases), names);
});

for (const [name, { value, others = {} }] of Object.entries(cases)) {
  test.serial(`a secret \`${name}\` is secret in every input that it reaches`, async (t) => {
    const inputs: [where: string, input: unknown][] = [];
    const note: pulumi.ResourceTransformation = ({ type, name: resource, props }) => {
      for (const [key, input] of Object.entries(props)) inputs.push([`${type} ${resource} ${key}`, input]);
      return undefined;
    };
    const args = { ...others, [name]: pulumi.secret(value) };
    await plan(() => outputsOf(new UserApi("user-api", args, { transformations: [note] })));
    const reached = [];
    for (const [where, input] of inputs) {
      // A boolean has no value of its own, so its place is compared.
      const isThere =
        value === false ? where.endsWith("pointInTimeRecovery") : holds(await resolved(input), value);
      if (!isThere || where.startsWith("user-api:")) continue;
      reached.push(where);
      t.true(await pulumi.isSecret(pulumi.output(input)), where);
    }
    t.true(reached.length > 0, "reaches no input");
  });
}

for (const [name, value] of [
  ["gateway", "rest"],
  ["auth", "iam"],
  ["alarms", true],
  ["corsOrigins", ["https://app.acme.io"]],
] as const) {
  test.serial(`refuses an output for \`${name}\`, before any child`, async (t) => {
    const args = { [name]: pulumi.secret(value) } as unknown as { gateway: Gateway };
    const { messages, registered } = await failureOf(() => new UserApi("user-api", args));
    t.deepEqual(messages, [
      `UserApi "user-api": Expected \`${name}\` to be known at once, as it decides which resources there are, got an output.`,
    ]);
    t.deepEqual(registered, ["user-api:index:UserApi user-api"]);
  });
}
