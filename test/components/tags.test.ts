// Tests that tags reach every resource that can have tags.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import test from "ava";
import type { UserApiArgs } from "../../components/user-api.ts";
import { Auth, Gateway, planOf } from "../helpers/program-unbundled.ts";

const account = "eu-central-1:123456789012";

/** The arguments that create every kind of resource. */
const everything: UserApiArgs = {
  auth: Auth.Jwt,
  accessLogs: true,
  alarms: true,
  alarmEmail: "ops@acme.org",
  dashboard: true,
  domainName: "users.acme.org",
  hostedZone: "acme.org",
  corsOrigins: ["https://app.acme.org"],
};
const everythingOf: Record<"http" | "rest", UserApiArgs> = {
  http: { ...everything, jwtIssuer: "https://login.acme.org", jwtAudiences: ["users"] },
  rest: {
    ...everything,
    gateway: Gateway.Rest,
    cognitoUserPoolArn: `arn:aws:cognito-idp:${account}:userpool/eu-central-1_Ab1`,
    webAclArn: `arn:aws:wafv2:${account}:regional/webacl/users/1`,
  },
};

/** Returns true when the provider's type has an input `tags`; `aws.lambda.Function` is in `lambda/function.d.ts`. */
function takesTags(kind: string): boolean {
  const [, module = "", type = ""] = kind.split(".");
  const file = `${module}/${type[0]?.toLowerCase()}${type.slice(1)}.d.ts`;
  const declaration = readFileSync(
    resolve(import.meta.dirname, "../../node_modules/@pulumi/aws", file),
    "utf8",
  );
  return /interface \w+Args \{.*^ {4}tags\?:/ms.test(declaration);
}

const tagged: Record<"http" | "rest", string[]> = {
  http: [
    "aws.acm.Certificate",
    "aws.apigatewayv2.Api",
    "aws.apigatewayv2.DomainName",
    "aws.apigatewayv2.Stage",
    "aws.cloudwatch.LogGroup",
    "aws.cloudwatch.MetricAlarm",
    "aws.dynamodb.Table",
    "aws.iam.Role",
    "aws.lambda.Function",
    "aws.sns.Topic",
  ],
  rest: [
    "aws.acm.Certificate",
    "aws.apigateway.RestApi",
    "aws.apigateway.Stage",
    "aws.apigatewayv2.DomainName",
    "aws.cloudwatch.LogGroup",
    "aws.cloudwatch.MetricAlarm",
    "aws.dynamodb.Table",
    "aws.iam.Role",
    "aws.lambda.Function",
    "aws.sns.Topic",
  ],
};

for (const gateway of Object.values(Gateway)) {
  test.serial(`${gateway}: tags reach every resource of a type that takes them, and no other`, async (t) => {
    const args = { ...everythingOf[gateway], tags: { team: "users", project: "shop" } };
    const { resources, counts } = await planOf(args, { stack: "test" });
    const kinds = Object.keys(counts());
    t.deepEqual(kinds.filter(takesTags), tagged[gateway]);
    for (const { kind, name, inputs } of resources) {
      const expected = takesTags(kind) ? { project: "shop", stack: "test", team: "users" } : undefined;
      t.deepEqual(inputs.tags, expected, `${kind} ${name}`);
    }
  });

  test.serial(`${gateway}: project and stack are tags by themselves`, async (t) => {
    const { resources } = await planOf(everythingOf[gateway], { project: "shop", stack: "test" });
    for (const { kind, name, inputs } of resources.filter((one) => takesTags(one.kind)))
      t.deepEqual(inputs.tags, { project: "shop", stack: "test" }, `${kind} ${name}`);
  });
}
