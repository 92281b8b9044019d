import test from "ava";
import { policyDocument } from "../../../src/provider/answers/policy-document.ts";

const documentOf = (inputs: object) => JSON.parse(policyDocument(inputs).json);

test("writes a statement in IAM's words, one value without a list, several sorted downwards", (t) => {
  const inputs = {
    policyId: "users",
    statements: [
      {
        sid: "Read",
        actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:GetItem"],
        resources: ["arn:aws:dynamodb:*:*:table/&{aws:PrincipalTag/table}"],
        conditions: [
          { test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-1"] },
          { test: "StringEquals", variable: "aws:PrincipalAccount", values: ["2", "1"] },
          { test: "Bool", variable: "aws:SecureTransport", values: ["true"] },
        ],
      },
      { effect: "Deny", notActions: ["iam:*"], notResources: ["*"] },
    ],
  };
  t.deepEqual(documentOf(inputs), {
    Version: "2012-10-17",
    Id: "users",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Action: ["dynamodb:Query", "dynamodb:GetItem"],
        Resource: `arn:aws:dynamodb:*:*:table/\${aws:PrincipalTag/table}`,
        Condition: {
          Bool: { "aws:SecureTransport": "true" },
          StringEquals: { "aws:PrincipalAccount": ["2", "1"], "aws:PrincipalOrgID": "o-1" },
        },
      },
      { Effect: "Deny", NotAction: "iam:*", NotResource: "*" },
    ],
  });
  t.is(policyDocument(inputs).minifiedJson, JSON.stringify(documentOf(inputs)));
});

test("writes principals by their type; everybody is a star", (t) => {
  const principalOf = (principals: object[]) =>
    documentOf({ statements: [{ principals }] }).Statement[0].Principal;
  t.deepEqual(
    principalOf([
      { type: "Service", identifiers: ["lambda.amazonaws.com"] },
      { type: "AWS", identifiers: ["1"] },
      { type: "AWS", identifiers: ["2"] },
    ]),
    { AWS: ["2", "1"], Service: "lambda.amazonaws.com" },
  );
  t.is(principalOf([{ type: "*", identifiers: ["*"] }]), "*");
  t.deepEqual(principalOf([{ type: "AWS", identifiers: ["*"] }]), { AWS: "*" });
});

test("puts source documents before the statements, and overrides in the place of those of their Sid", (t) => {
  const text = (Version: string, ...Statement: object[]) => JSON.stringify({ Version, Statement });
  const inputs = {
    version: "2008-10-17",
    sourcePolicyDocuments: [
      text("2008-10-17", { Sid: "A", Action: "a" }),
      text("2008-10-17", { Action: "b" }),
    ],
    statements: [{ sid: "C", actions: ["c"] }],
    overridePolicyDocuments: [text("2012-10-17", { Sid: "A", Action: "z" }, { Sid: "D", Action: "d" })],
  };
  t.deepEqual(documentOf(inputs), {
    Version: "2012-10-17",
    Statement: [
      { Sid: "A", Action: "z" },
      { Action: "b" },
      { Sid: "C", Effect: "Allow", Action: "c" },
      { Sid: "D", Action: "d" },
    ],
  });
});

test("refuses a Sid that comes twice, and a document that is not JSON", (t) => {
  t.throws(() => policyDocument({ statements: [{ sid: "A" }, { sid: "A" }] }), {
    message: "duplicate Sid (A) in statements. Remove the Sid or ensure Sids are unique.",
  });
  t.throws(() => policyDocument({ sourcePolicyDocuments: ["{"] }), {
    message: 'Expected sourcePolicyDocuments[0] to be a policy\'s JSON, got "{".',
  });
});
