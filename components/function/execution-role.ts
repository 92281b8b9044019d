// Creates the execution role of one route's function, with exactly the permissions that the route needs.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Route } from "../routes/route.ts";
import type { EncryptionKey } from "../table/users-table.ts";
import { merge } from "../tools/merge.ts";
import type { RouteFunctionArgs } from "./route-function-args.ts";

export interface ExecutionRoleArgs extends RouteFunctionArgs {
  logGroup: aws.cloudwatch.LogGroup;
}

/** Creates the role and its policy. A function with the role needs the policy before it serves requests. */
export function createExecutionRole(
  name: string,
  { route, table, claims, logGroup, settings }: ExecutionRoleArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { tags, tracing, transform } = settings;
  const roleArgs: aws.iam.RoleArgs = { assumeRolePolicy: JSON.stringify(assumedByLambda), tags };
  const role = new aws.iam.Role(name, merge(roleArgs, transform.role), opts);
  const known = pulumi.all([
    { users: table.arn, ...(claims && { claims: claims.arn }) },
    table.key,
    logGroup.arn,
    table.hasIndexes,
    route.statements ?? [],
  ]);
  const policy = known.apply(([arns, key, logGroupArn, hasIndexes, statements]) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        ...statementsOf(route, arns, hasIndexes),
        // The suffix `:*` means the group's streams. Without it, Lambda may not write any log.
        allow(["logs:CreateLogStream", "logs:PutLogEvents"], [`${logGroupArn}:*`]),
        ...(key ? [useOfKey(key)] : []),
        // These actions of X-Ray accept no resource but `*`.
        ...(tracing ? [allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], ["*"])] : []),
        ...statements,
      ],
    }),
  );
  const policyArgs: aws.iam.RolePolicyArgs = { role: role.name, policy };
  return { role, policy: new aws.iam.RolePolicy(name, merge(policyArgs, transform.rolePolicy), opts) };
}

const assumedByLambda = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
};

/** Returns one statement for each set of resources, with all actions that are allowed on them. */
function statementsOf({ actions }: Route, arns: Record<string, string>, hasIndexes: boolean) {
  const statements = new Map<string, ReturnType<typeof allow>>();
  for (const { action, on } of actions) {
    const places = on.filter((place) => hasIndexes || place !== "users/index/*");
    const others = statements.get(places.join())?.Action ?? [];
    // IAM refuses a statement without resources.
    if (places.length === 0) continue;
    const resources = places.map((place) => place.replace(/^\w+/, (table) => arns[table] ?? table));
    statements.set(places.join(), allow([...others, action], resources));
  }
  return [...statements.values()];
}

function allow(actions: string[], resources: string[]) {
  const [first, ...others] = resources;
  return { Effect: "Allow", Action: actions, Resource: others.length > 0 ? resources : first };
}

// DynamoDB uses the key with the permissions of its caller: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
function useOfKey({ arn, services }: EncryptionKey) {
  const actions = ["Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo"];
  const ofKms = actions.map((action) => `kms:${action}`);
  return { ...allow(ofKms, [arn]), Condition: { StringLike: { "kms:ViaService": services } } };
}
