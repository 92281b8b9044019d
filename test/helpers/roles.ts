// The permissions that the roles of the functions must have.
import type { Plan } from "./program.ts";
import { nameOf, namesOf, routes } from "./routes.ts";

const account = "eu-central-1:123456789012";
export const kmsKeyArn = `arn:aws:kms:${account}:key/1234abcd`;

export const useOfKey = {
  Effect: "Allow",
  Action: [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ],
  Resource: kmsKeyArn,
  Condition: { StringLike: { "kms:ViaService": ["dynamodb.*.amazonaws.com"] } },
};

/** Returns the expected statements of each role: its route's actions on the table, its log, and further statements. */
export function rolesOn(tableArn: string, ...more: object[]) {
  return routes.map((route) => [
    { Effect: "Allow", Action: route.actions.map(({ action }) => action), Resource: tableArn },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${account}:log-group:${nameOf(route)}-0123456:*`,
    },
    ...more,
  ]);
}

/** Returns the statements of each role in a plan. */
export function rolesOf({ find }: Plan<unknown>) {
  return namesOf().map((name) => JSON.parse(find("iam.RolePolicy", name).inputs.policy).Statement);
}
