// Tests the decisions of policy statements.
import test from "ava";
import { evaluate, type Statement, statementsOf } from "../../src/iam/statements.ts";

const table = "arn:aws:dynamodb:eu-west-1:000000000000:table/users";

function decide(statements: Statement | Statement[], action = "dynamodb:GetItem", resource = table) {
  return evaluate([statements].flat(), action, resource, () => ({ "dynamodb:select": ["COUNT"] }));
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

test("a statement applies where its condition holds", (t) => {
  const when = (Condition: Statement["Condition"], Effect: Statement["Effect"] = "Allow"): Statement => ({
    ...{ Effect, Action: "*", Resource: "*", Condition },
  });
  const holds = { StringEquals: { "dynamodb:Select": "COUNT" } };
  const fails = { StringEquals: { "dynamodb:Select": "ALL_ATTRIBUTES" } };
  t.is(decide(when(holds)), "allow");
  t.is(decide(when(fails)), "implicit deny");
  t.is(decide([when({}), when(holds, "Deny")]), "explicit deny");
  t.is(decide([when({}), when(fails, "Deny")]), "allow");
});

test("treats a condition key that the run does not know with care: it never allows and always denies", (t) => {
  const Condition = { StringEquals: { "aws:SourceVpc": "vpc-1" } };
  const all: Statement = { Effect: "Allow", Action: "*", Resource: "*" };
  t.is(decide({ ...all, Condition }), "implicit deny");
  t.is(decide([all, { ...all, Effect: "Deny", Condition }]), "explicit deny");
});

test("fills in the variables of resources", (t) => {
  const named = (name: string) => `arn:aws:dynamodb:*:*:table/${name}`;
  const select = `\${dynamodb:Select}`;
  const org = `\${aws:PrincipalOrgID}`;
  const none = `\${aws:username}`;
  const all: Statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const decideOn = (statements: Statement | Statement[], name: string) =>
    decide(statements, "dynamodb:GetItem", table.replace("users", name));
  t.is(decideOn({ ...all, Resource: named(`${select}-*`) }, "COUNT-a"), "allow");
  t.is(decideOn({ ...all, Resource: named(`${select}-*`) }, "other-a"), "implicit deny");
  t.is(decideOn({ ...all, Resource: [named(none), named(select)] }, "COUNT"), "allow");
  t.is(decideOn({ Effect: "Allow", Action: "*", NotResource: named(select) }, "COUNT"), "implicit deny");
  t.is(decideOn({ Effect: "Allow", Action: "*", NotResource: named(select) }, "other"), "allow");
  // Nothing is known of an organization: an Allow does not apply, and a Deny does.
  t.is(decideOn({ ...all, Resource: named(org) }, "COUNT"), "implicit deny");
  t.is(decideOn({ Effect: "Allow", Action: "*", NotResource: named(org) }, "COUNT"), "implicit deny");
  t.is(decideOn([all, { ...all, Effect: "Deny", Resource: named(org) }], "COUNT"), "explicit deny");
  const fails = { StringEquals: { "dynamodb:Select": "ALL_ATTRIBUTES" } };
  t.is(decideOn([all, { ...all, Effect: "Deny", Resource: named(org), Condition: fails }], "COUNT"), "allow");
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

test("refuses a condition that IAM does not have", (t) => {
  const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: { StringEqual: { a: "b" } } };
  t.throws(() => statementsOf({ Statement: statement }), {
    message: `MalformedPolicyDocument: Invalid Condition type : StringEqual. Expected an operator of IAM, such as \`StringEquals\`, in ${JSON.stringify(statement)}.`,
  });
});
