// Tests the permissions that AWS's managed policies give in the local run.
import test from "ava";
import { createIam, type Iam } from "../../src/iam/iam.ts";

const table = "arn:aws:dynamodb:eu-central-1:000000000000:table/things";
const roleArn = "arn:aws:iam::000000000000:role/r";
const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } };

function withPolicy(policy: string): Iam {
  const managedPolicyArns = [`arn:aws:iam::aws:policy/${policy}`];
  const inputs = { assumeRolePolicy: JSON.stringify({ Statement: trust }), managedPolicyArns };
  return createIam([{ type: "aws:iam/role:Role", name: "r", inputs, outputs: { name: "r", arn: roleArn } }]);
}

for (const [policy, resource, allowed] of [
  ["AdministratorAccess", table, ["GetItem", "Scan", "PutItem", "DeleteTable"]],
  ["PowerUserAccess", table, ["GetItem", "Scan", "PutItem", "DeleteTable"]],
  ["AmazonDynamoDBFullAccess_v2", table, ["GetItem", "Scan", "PutItem", "DeleteTable"]],
  ["AmazonDynamoDBReadOnlyAccess", table, ["GetItem", "Scan"]],
  ["ReadOnlyAccess", table, ["GetItem", "Scan", "GetRecords"]],
  ["service-role/AWSLambdaDynamoDBExecutionRole", `${table}/stream/2024-01-01T00:00:00.000`, ["GetRecords"]],
  ["service-role/AWSLambdaBasicExecutionRole", table, []],
  ["AWSLambda_FullAccess", table, []],
  ["AmazonS3FullAccess", table, []],
] as const) {
  test(`${policy} allows ${allowed.join(", ") || "nothing"} on DynamoDB`, (t) => {
    const iam = withPolicy(policy);
    const { accessKeyId } = iam.assumeRole(roleArn, "f");
    const may = (name: string) => !iam.authorize({ accessKeyId, action: `dynamodb:${name}`, resource });
    t.deepEqual(["GetItem", "Scan", "PutItem", "DeleteTable", "GetRecords"].filter(may), [
      ...allowed,
      ...(allowed.some((name) => name === "PutItem") ? ["GetRecords"] : []),
    ]);
    t.deepEqual(iam.notEvaluated, []);
  });
}
