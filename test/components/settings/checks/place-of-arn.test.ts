// Tests resources of another region or partition than the stack's. The stack of the tests is in eu-central-1.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { UserApiArgs } from "../../../../components/user-api.ts";
import { failureOf } from "../../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../../helpers/program-unbundled.ts";
import { routes } from "../../../helpers/routes.ts";

const arn = (service: string, resource: string, region = "eu-central-1", partition = "aws") =>
  `arn:${partition}:${service}:${region}:123456789012:${resource}`;

const cases: { name: string; what: string; args(region: string, partition?: string): UserApiArgs }[] = [
  { name: "kmsKeyArn", what: "a key", args: (...place) => ({ kmsKeyArn: arn("kms", "key/1", ...place) }) },
  {
    // Source: "Invalid region ca-central-1 specified. Only us-west-2 is supported.": cds-snc/notification-terraform, PR 128 of 2021-01-06.
    name: "alarmTopicArn",
    what: "a topic",
    args: (...place) => ({ alarms: true, alarmTopicArn: arn("sns", "alarms", ...place) }),
  },
  {
    name: "webAclArn",
    what: "a web ACL",
    args: (...place) => ({ gateway: "rest", webAclArn: arn("wafv2", "regional/webacl/users/1", ...place) }),
  },
  {
    name: "cognitoUserPoolArn",
    what: "a user pool",
    args: (...place) => ({
      gateway: "rest",
      auth: "jwt",
      cognitoUserPoolArn: arn("cognito-idp", "userpool/x_1", ...place),
    }),
  },
];

for (const preview of [true, false]) {
  const when = preview ? "a preview" : "an update";

  for (const { name, what, args } of cases) {
    test.serial(`takes ${name} of the stack's own region in ${when}`, async (t) => {
      const { counts } = await planOf(args("eu-central-1"), { preview, stack: "dev" });
      t.is(counts()["aws.lambda.Function"], routes.length);
    });

    test.serial(`refuses ${name} of another partition in ${when}`, async (t) => {
      const program = () => new UserApi("users", args("eu-central-1", "aws-cn"));
      const { messages } = await failureOf(program, { preview });
      t.deepEqual(messages, [
        `Expected \`${name}\` to be of the stack's partition, aws, got one of aws-cn. Name ${what} of aws.`,
      ]);
    });
  }

  for (const { name, what, args } of cases.filter((one) => one.name !== "cognitoUserPoolArn")) {
    test.serial(`refuses ${name} of another region in ${when}`, async (t) => {
      const { messages } = await failureOf(() => new UserApi("users", args("us-east-1")), { preview });
      t.deepEqual(messages, [
        `Expected \`${name}\` to be of the stack's region, eu-central-1, got one of us-east-1. Name ${what} of eu-central-1.`,
      ]);
    });
  }
}

test.serial("takes a user pool of another region, as API Gateway does", async (t) => {
  const { counts } = await planOf(cases[3]?.args("us-east-1"));
  t.is(counts()["aws.apigateway.RestApi"], 1);
});

test.serial("looks at a key that comes late, which stays a secret", async (t) => {
  const later = (region: string) => pulumi.secret(Promise.resolve(arn("kms", "key/1", region)));
  const { messages } = await failureOf(() => new UserApi("users", { kmsKeyArn: later("us-east-1") }));
  t.deepEqual(messages, [
    "Expected `kmsKeyArn` to be of the stack's region, eu-central-1, got one of us-east-1. Name a key of eu-central-1.",
  ]);
  const { find } = await planOf({ kmsKeyArn: later("eu-central-1") });
  const { value, ...mark } = find("dynamodb.Table").inputs.serverSideEncryption;
  t.deepEqual(value, { enabled: true, kmsKeyArn: arn("kms", "key/1") });
  t.is(Object.keys(mark).length, 1);
});

test.serial("looks up no region where no setting needs it", async (t) => {
  t.deepEqual((await planOf()).lookups, []);
});
