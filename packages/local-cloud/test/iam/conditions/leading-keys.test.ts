// Tests policies that restrict a role to the partition keys of its tenant.
import test from "ava";
import { createIam } from "../../../src/iam/iam.ts";
import type { Resource } from "../../../src/resources/resource.ts";
import { startOrders, TableName } from "../../dynamodb/requests/helpers.ts";

test("a role that may use only the partition keys of its tenant is denied all others", async (t) => {
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } };
  const Condition = {
    "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": `\${aws:PrincipalTag/tenant}` },
  };
  const Action = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem"];
  const Statement = { Effect: "Allow", Action, Resource: "*", Condition };
  const inlinePolicies = [{ name: "own", policy: JSON.stringify({ Statement }) }];
  const inputs = {
    assumeRolePolicy: JSON.stringify({ Statement: trust }),
    inlinePolicies,
    tags: { tenant: "acme" },
  };
  const role: Resource = {
    type: "aws:iam/role:Role",
    name: "r",
    inputs,
    outputs: { name: "r", uniqueId: "AROA1" },
  };
  const iam = createIam([role]);
  const { accessKeyId } = iam.assumeRole("arn:aws:iam::000000000000:role/r", "f");
  const client = await startOrders(t, accessKeyId, { authorize: iam.authorize });
  const keyOf = (id: string) => ({ id: { S: id }, sk: { S: "t" } });
  const batch = (...ids: string[]) =>
    client.batchGetItem({ RequestItems: { [TableName]: { Keys: ids.map(keyOf) } } });
  const denied = { name: "AccessDeniedException" };
  await t.notThrowsAsync(client.getItem({ TableName, Key: keyOf("acme") }));
  await t.throwsAsync(client.getItem({ TableName, Key: keyOf("other") }), denied);
  await t.notThrowsAsync(batch("acme"));
  await t.throwsAsync(batch("acme", "other"), denied);
  const query = (id: string) =>
    client.query({
      ...{ TableName, KeyConditionExpression: "id = :a", ExpressionAttributeValues: { ":a": { S: id } } },
    });
  await t.notThrowsAsync(query("acme"));
  await t.throwsAsync(query("other"), denied);
});
