// The role of one route's function: what it may do, and nothing else.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Route } from "../routes/route.ts";
import type { Settings } from "../settings/settled.ts";
import type { EncryptionKey, UsersTable } from "../table/users-table.ts";
import { merge } from "../tools/merge.ts";

export interface ExecutionRoleArgs {
  route: Route;
  table: UsersTable;
  logGroup: aws.cloudwatch.LogGroup;
  settings: Settings;
}

/** The role, and the policy that must be there before a function with the role serves requests. */
export function createExecutionRole(
  name: string,
  { route, table, logGroup, settings }: ExecutionRoleArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { tags, tracing, transform } = settings;
  const role = new aws.iam.Role(
    name,
    merge<aws.iam.RoleArgs>({ assumeRolePolicy: JSON.stringify(assumedByLambda), tags }, transform.role),
    opts,
  );
  const known = pulumi.all([table.arn, table.key, logGroup.arn, table.hasIndexes, route.statements ?? []]);
  const policy = known.apply(([tableArn, key, logGroupArn, hasIndexes, statements]) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        // IAM refuses a statement without actions.
        ...(route.actions.length > 0 ? [allow(route.actions, resourcesOf(route, tableArn, hasIndexes))] : []),
        // The suffix stands for the group's streams; without it nothing is ever logged.
        allow(["logs:CreateLogStream", "logs:PutLogEvents"], `${logGroupArn}:*`),
        ...(key ? [useOfKey(key)] : []),
        // X-Ray has no resources to name.
        ...(tracing ? [allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*")] : []),
        ...statements,
      ],
    }),
  );
  const policyArgs = merge<aws.iam.RolePolicyArgs>({ role: role.name, policy }, transform.rolePolicy);
  return { role, policy: new aws.iam.RolePolicy(name, policyArgs, opts) };
}

const assumedByLambda = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
};

/** A query or a scan may be of an index, which is a resource of its own. */
function resourcesOf({ actions }: Route, tableArn: string, hasIndexes: boolean): string | string[] {
  const mayRead = actions.some((action) => /^dynamodb:(Query|Scan)$/.test(action));
  return mayRead && hasIndexes ? [tableArn, `${tableArn}/index/*`] : tableArn;
}

function allow(actions: string[], resource: string | string[]) {
  return { Effect: "Allow", Action: actions, Resource: resource };
}

// DynamoDB uses the key in the caller's name: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
function useOfKey({ arn, services }: EncryptionKey) {
  const actions = ["Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo"];
  return {
    ...allow(
      actions.map((action) => `kms:${action}`),
      arn,
    ),
    Condition: { StringLike: { "kms:ViaService": services } },
  };
}
