import test from "ava";
import { createIam } from "../../src/iam/iam.ts";
import { evaluate, type Statement, statementsOf } from "../../src/iam/statements.ts";
import type { Resource } from "../../src/resources/resource.ts";

const table = "arn:aws:dynamodb:eu-west-1:000000000000:table/users";

function decide(statements: Statement | Statement[], action = "dynamodb:GetItem", resource = table) {
  return evaluate([statements].flat(), action, resource);
}

test("denies what no statement allows", (t) => {
  t.is(decide([]), "implicit deny");
  t.is(decide({ Effect: "Allow", Action: "dynamodb:PutItem", Resource: table }), "implicit deny");
  t.is(decide({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: `${table}2` }), "implicit deny");
  t.is(
    decide({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: table }, "dynamodb:GetItemX"),
    "implicit deny",
  );
});

test("allows an action on a resource, alone, listed or by wildcards", (t) => {
  t.is(decide({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: table }), "allow");
  t.is(decide({ Effect: "Allow", Action: ["s3:*", "dynamodb:GetItem"], Resource: ["*"] }), "allow");
  t.is(
    decide({ Effect: "Allow", Action: "dynamodb:Get*", Resource: "arn:aws:dynamodb:*:table/u?ers" }),
    "allow",
  );
});

test("ignores the case of actions, not of resources", (t) => {
  t.is(decide({ Effect: "Allow", Action: "DynamoDB:getitem", Resource: table }), "allow");
  t.is(
    decide({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: table.toUpperCase() }),
    "implicit deny",
  );
});

test("matches every other character of a pattern literally", (t) => {
  t.is(decide({ Effect: "Allow", Action: "dynamodb.GetItem", Resource: "*" }), "implicit deny");
  t.is(decide({ Effect: "Allow", Action: "*", Resource: "a+(b)[c]" }, "x", "a+(b)[c]"), "allow");
});

test("lets an explicit denial win over any permission", (t) => {
  const all: Statement = { Effect: "Allow", Action: "*", Resource: "*" };
  t.is(decide([all, { Effect: "Deny", Action: "dynamodb:Get*", Resource: table }]), "explicit deny");
  t.is(decide([{ Effect: "Deny", Action: "dynamodb:Put*", Resource: table }, all]), "allow");
});

test("applies NotAction and NotResource to all but what they name", (t) => {
  t.is(decide({ Effect: "Allow", NotAction: "dynamodb:Put*", Resource: "*" }), "allow");
  t.is(decide({ Effect: "Allow", NotAction: "dynamodb:Get*", Resource: "*" }), "implicit deny");
  t.is(decide({ Effect: "Allow", Action: "*", NotResource: table }), "implicit deny");
});

test("treats conditions with care: an `Allow` with one never allows, and a `Deny` with one always denies", (t) => {
  const Condition = { StringEquals: { "aws:SourceVpc": "vpc-1" } };
  const all: Statement = { Effect: "Allow", Action: "*", Resource: "*" };
  t.is(decide({ ...all, Condition }), "implicit deny");
  t.is(decide([all, { ...all, Effect: "Deny", Condition }]), "explicit deny");
});

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

test("names the parts of policies that it does not evaluate", (t) => {
  const arn = "arn:aws:iam::aws:policy/AmazonTimestreamFullAccess";
  const conditional = JSON.stringify({
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*", Condition: {} }],
  });
  const iam = createIam([
    role("r", {
      managedPolicyArns: [arn],
      inlinePolicies: [{ policy: conditional }],
    }),
  ]);
  t.deepEqual(iam.notEvaluated, [`the managed policy ${arn}`, "conditions in policies"]);
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

for (const statement of [
  { Effect: "Allow", Action: [], Resource: table },
  { Effect: "Allow", NotAction: [], Resource: table },
  { Effect: "Allow", Resource: table },
]) {
  test(`refuses a policy with the statement ${JSON.stringify(statement)}, as AWS does`, (t) => {
    const others = { Effect: "Allow", Action: "dynamodb:GetItem", Resource: table };
    t.throws(() => statementsOf({ Statement: [others, statement] }), {
      message: `MalformedPolicyDocument: Policy statement must contain actions, got ${JSON.stringify(statement)}.`,
    });
  });
}
