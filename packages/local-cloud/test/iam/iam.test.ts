import test from "ava";
import { createIam } from "../../src/iam/iam.ts";
import type { Resource } from "../../src/resources/resource.ts";

const table = "arn:aws:dynamodb:eu-west-1:000000000000:table/users";
const trust = JSON.stringify({
  Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
});
const allow = (Action: string) => JSON.stringify({ Statement: { Effect: "Allow", Action, Resource: table } });
const role = (name: string, more: Resource["outputs"] = {}): Resource => {
  const outputs = { name, arn: `arn:aws:iam::000000000000:role/${name}`, ...more };
  return { type: "aws:iam/role:Role", name, inputs: { assumeRolePolicy: trust, ...more }, outputs };
};
const of = (type: string, inputs: Resource["inputs"]): Resource => ({
  type,
  name: "x",
  inputs,
  outputs: inputs,
});

test("gives each session the policies of its role, from wherever the program registers them", (t) => {
  const policy = "arn:aws:iam::000000000000:policy/own";
  const iam = createIam([
    role("inline", { inlinePolicies: [{ name: "p", policy: allow("dynamodb:GetItem") }] }),
    role("part"),
    role("attached"),
    role("managed", { managedPolicyArns: [policy] }),
    role("nothing"),
    of("aws:iam/rolePolicy:RolePolicy", { role: "part", policy: allow("dynamodb:GetItem") }),
    of("aws:iam/policy:Policy", { arn: policy, policy: allow("dynamodb:GetItem") }),
    of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: "attached", policyArn: policy }),
  ]);
  const may = (name: string, action: string) => {
    const { accessKeyId } = iam.assumeRole(`arn:aws:iam::000000000000:role/${name}`, "f");
    return iam.authorize({ accessKeyId, action, resource: table }) === undefined;
  };
  for (const name of ["inline", "part", "attached", "managed"]) {
    t.true(may(name, "dynamodb:GetItem"), name);
    t.false(may(name, "dynamodb:PutItem"), name);
  }
  t.false(may("nothing", "dynamodb:GetItem"));
  t.deepEqual(iam.notEvaluated, []);
});

test("refuses in the words of AWS", (t) => {
  const deny = JSON.stringify({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] });
  const iam = createIam([role("r"), role("d", { inlinePolicies: [{ policy: deny }] })]);
  const request = { action: "dynamodb:Scan", resource: table };
  const { accessKeyId } = iam.assumeRole("arn:aws:iam::000000000000:role/r", "list-1");
  t.deepEqual(iam.authorize({ accessKeyId, ...request }), {
    type: "AccessDeniedException",
    message:
      "User: arn:aws:sts::000000000000:assumed-role/r/list-1 is not authorized to perform: dynamodb:Scan " +
      `on resource: ${table} because no identity-based policy allows the dynamodb:Scan action`,
  });
  const denied = iam.assumeRole("arn:aws:iam::000000000000:role/d", "list-1").accessKeyId;
  t.regex(
    iam.authorize({ accessKeyId: denied, ...request })?.message ?? "",
    /with an explicit deny in an identity-based policy$/,
  );
  t.deepEqual(iam.authorize({ accessKeyId: "AKIAUNKNOWN", ...request }), {
    type: "UnrecognizedClientException",
    message: "The security token included in the request is invalid.",
  });
});

test("names the policies that it does not know, and the keys of conditions that no request has", (t) => {
  const arn = "arn:aws:iam::aws:policy/AmazonTimestreamFullAccess";
  const statement = (Effect: string, Action: string, Condition: object) => ({
    ...{ Effect, Action, Resource: "*", Condition },
  });
  const policy = JSON.stringify({
    Statement: [
      statement("Allow", "dynamodb:*", { StringEquals: { "aws:SourceVpc": "vpc-1", "aws:username": "ada" } }),
      statement("Deny", "*", { StringNotLike: { "dynamodb:Select": `\${aws:PrincipalOrgID}*` } }),
      { Effect: "Allow", Action: "dynamodb:*", Resource: [`\${aws:PrincipalTag/a}`, `\${aws:SourceVpce}`] },
      statement("Allow", "kms:Decrypt", { StringEquals: { "kms:ViaService": "dynamodb" } }),
    ],
  });
  const iam = createIam([role("r", { managedPolicyArns: [arn], inlinePolicies: [{ name: "p", policy }] })]);
  t.deepEqual(iam.notEvaluated, [
    `the managed policy ${arn}`,
    "the key `aws:SourceVpc` of `StringEquals` in the policy p of the role r, which no request here has (its Allow never applies)",
    "the key `aws:PrincipalOrgID` of `StringNotLike` in the policy p of the role r, which no request here has (its Deny always applies)",
    "the key `aws:SourceVpce` of `Resource` in the policy p of the role r, which no request here has (its Allow never applies)",
  ]);
});

test("a request has the keys of its caller", (t) => {
  const arn = "arn:aws:iam::000000000000:role/team/r";
  const Condition = {
    ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/team/*" },
    StringEquals: {
      "aws:PrincipalAccount": "000000000000",
      "aws:PrincipalTag/team": `\${aws:PrincipalTag/team}`,
      "aws:PrincipalType": "AssumedRole",
      "aws:RequestedRegion": "eu-west-1",
      "aws:userid": "AROA1:f",
      "lambda:SourceFunctionArn": "arn:aws:lambda:eu-west-1:000000000000:function:f",
    },
    Bool: {
      "aws:SecureTransport": "true",
      "aws:ViaAWSService": "false",
      "aws:PrincipalIsAWSService": "false",
    },
    Null: { "aws:username": "true", "aws:SourceArn": "true" },
    DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z", "aws:EpochTime": "1767225600" },
    NumericLessThan: { "aws:EpochTime": "9999999999" },
    IpAddress: { "aws:SourceIp": "127.0.0.0/8" },
  };
  const keys = () => ({ "aws:RequestedRegion": ["eu-west-1"], "aws:SourceIp": ["127.0.0.1"] });
  for (const [operator, tests] of Object.entries(Condition))
    for (const [key, wanted] of Object.entries(tests)) {
      const Statement = {
        Effect: "Allow",
        Action: "*",
        Resource: "*",
        Condition: { [operator]: { [key]: wanted } },
      };
      const inlinePolicies = [{ name: "p", policy: JSON.stringify({ Statement }) }];
      const more = { inlinePolicies, uniqueId: "AROA1", tags: { team: "a" } };
      const iam = createIam([role("r", more)]);
      const { accessKeyId } = iam.assumeRole(arn, "f");
      t.is(iam.authorize({ accessKeyId, action: "dynamodb:Scan", resource: table, keys }), undefined, key);
      t.deepEqual(iam.notEvaluated, []);
    }
});

test("a role that does not trust Lambda cannot be a function's", (t) => {
  const principals = [
    { Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] },
    { Service: "lambda.amazonaws.com" },
    "*",
    { AWS: "*" },
    { Service: "ec2.amazonaws.com" },
    undefined,
  ];
  const assumed = principals.map((Principal) => {
    const Statement = { Effect: "Allow", Action: ["sts:AssumeRole"], Principal };
    const iam = createIam([role("r", { assumeRolePolicy: JSON.stringify({ Statement }) })]);
    try {
      iam.assumeRole("arn:aws:iam::000000000000:role/r", "f");
      return true;
    } catch (error) {
      return (error as Error).message;
    }
  });
  const refused =
    "Expected the role r to trust lambda.amazonaws.com, which assumes it for the function f. Add it to the role's `assumeRolePolicy`.";
  t.deepEqual(assumed, [true, true, true, refused, refused, refused]);
});

test("a trust policy with `NotAction` trusts for every other action", (t) => {
  for (const [NotAction, isTrusted] of [
    ["sts:TagSession", true],
    ["sts:*", false],
  ] as const) {
    const Statement = { Effect: "Allow", NotAction, Principal: { Service: "lambda.amazonaws.com" } };
    const iam = createIam([role("r", { assumeRolePolicy: JSON.stringify({ Statement }) })]);
    const assume = () => iam.assumeRole("arn:aws:iam::000000000000:role/r", "f");
    if (isTrusted) t.notThrows(assume);
    else t.throws(assume, { message: /^Expected the role r to trust lambda/ });
  }
});
