// Tests the grammar of IAM statements. Source: getmoto/moto, iam/policy_validation.py of 2026-08-22, which refuses as AWS does.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { statementFaults } from "../../../../components/routes/checks/statement-faults.ts";

const right = {
  Effect: "Allow",
  Action: "sns:Publish",
  Resource: "arn:aws:sns:eu-central-1:123456789012:users",
};
const { Effect, Action, Resource } = right;

const refused: [statement: unknown, ...faults: string[]][] = [
  [{ Action, Resource }, 'Expected `statements.0.Effect` to be "Allow" or "Deny", got nothing.'],
  [{ ...right, Effect: "allow" }, 'Expected `statements.0.Effect` to be "Allow" or "Deny", got "allow".'],
  [
    { effect: "Allow", Action, Resource },
    "Expected `statements.0` to have Effect, got effect. Upper and lower case matter.",
    'Expected `statements.0.Effect` to be "Allow" or "Deny", got nothing.',
  ],
  [{ Effect, Resource }, "Expected `statements.0` to have Action or NotAction, got neither."],
  [{ ...right, NotAction: "s3:*" }, "Expected `statements.0` to have Action or NotAction, got both."],
  [{ Effect, Action }, "Expected `statements.0` to have Resource or NotResource, got neither."],
  [{ ...right, NotResource: "*" }, "Expected `statements.0` to have Resource or NotResource, got both."],
  [
    { ...right, Principal: "*" },
    "Expected `statements.0` to be without Principal: the statement is always for the function's role.",
  ],
  [
    { ...right, Conditions: {} },
    "Unknown element `Conditions` in `statements.0`. " +
      "A statement may have Sid, Effect, Action, NotAction, Resource, NotResource, Condition.",
  ],
  [
    { ...right, Action: "Publish" },
    'Expected `statements.0.Action` to be "*" or actions such as sns:Publish, got "Publish".',
  ],
  [
    { ...right, Action: "sns:a:b" },
    'Expected `statements.0.Action` to be "*" or actions such as sns:Publish, got "sns:a:b".',
  ],
  [
    { ...right, Action: [] },
    'Expected `statements.0.Action` to be "*" or actions such as sns:Publish, got [].',
  ],
  [{ ...right, Resource: "users" }, 'Expected `statements.0.Resource` to be "*" or ARNs, got "users".'],
  [{ ...right, Sid: "a-b" }, 'Expected `statements.0.Sid` to be letters and digits, got "a-b".'],
  ["Allow", 'Expected `statements.0` to be a statement, got "Allow".'],
];

for (const [statement, ...faults] of refused) {
  test(`refuses ${JSON.stringify(statement)}`, (t) => t.deepEqual(statementFaults([statement]), faults));
}

for (const statement of [
  right,
  { ...right, Effect: "Deny", Sid: "NoMails", Condition: { Bool: { "aws:SecureTransport": "false" } } },
  { Effect, NotAction: ["iam:*", "sts:Get?"], NotResource: [Resource, "*"] },
  { ...right, Action: "*" },
]) {
  test(`takes ${JSON.stringify(statement)}`, (t) => t.deepEqual(statementFaults([statement]), []));
}

test("passes over what is only known later", (t) => {
  const later = <T>(value: T) => pulumi.output(Promise.resolve(value));
  const statements = [
    later(right),
    { ...right, Resource: later("users"), Action: [later("x")], Effect: later("x") },
  ];
  t.deepEqual(statementFaults(statements), []);
});

test("refuses a name that two statements have", (t) => {
  t.deepEqual(statementFaults([{ ...right, Sid: "Mails" }, right, { ...right, Sid: "Mails" }]), [
    'Expected `statements.2.Sid` to be one that no other statement has, got "Mails".',
  ]);
});
