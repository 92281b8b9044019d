// Tests conditions of policies against the keys of a request. Source:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import test from "ava";
import { conditionHolds } from "../../../src/iam/conditions/evaluate-condition.ts";

/** The keys of a request: some have one value, one has none, and one has several. */
const keys = {
  "dynamodb:select": ["COUNT"],
  "dynamodb:leadingkeys": ["ada", "bob"],
  "dynamodb:attributes": ["id"],
  "aws:sourceip": ["10.1.2.3"],
  "aws:currenttime": ["2026-11-30T10:00:00Z"],
  "aws:epochtime": ["1796032800"],
  "aws:securetransport": ["true"],
  "aws:principalarn": ["arn:aws:iam::000000000000:role/team/r"],
  "aws:principaltag/team": ["a*c"],
};

const holds = (operator: string, key: string, wanted: unknown) =>
  conditionHolds({ [operator]: { [key]: wanted } }, keys);

for (const [operator, key, wanted, result] of [
  ["StringEquals", "dynamodb:Select", "COUNT", true],
  ["StringEquals", "DYNAMODB:select", ["ALL_ATTRIBUTES", "COUNT"], true],
  ["StringEquals", "dynamodb:Select", "count", false],
  ["StringEquals", "dynamodb:Select", "COU*", false],
  ["StringNotEquals", "dynamodb:Select", ["ALL_ATTRIBUTES", "COUNT"], false],
  ["StringNotEquals", "dynamodb:Select", "ALL_ATTRIBUTES", true],
  ["StringEqualsIgnoreCase", "dynamodb:Select", "count", true],
  ["StringNotEqualsIgnoreCase", "dynamodb:Select", "count", false],
  ["StringLike", "dynamodb:Select", "C?U*", true],
  ["StringLike", "dynamodb:Select", "C.*", false],
  ["StringNotLike", "dynamodb:Select", "C*", false],
  ["ArnEquals", "aws:PrincipalArn", "arn:aws:iam::*:role/team/*", true],
  ["ArnLike", "aws:PrincipalArn", "arn:*:role/team/r", false],
  ["ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/other/*", true],
  ["ArnNotEquals", "aws:PrincipalArn", "arn:aws:iam::000000000000:role/team/r", false],
  ["NumericEquals", "aws:EpochTime", "1796032800.0", true],
  ["NumericNotEquals", "aws:EpochTime", 1_796_032_800, false],
  ["NumericLessThan", "aws:EpochTime", 1_796_032_800, false],
  ["NumericLessThanEquals", "aws:EpochTime", 1_796_032_800, true],
  ["NumericGreaterThan", "aws:EpochTime", "1", true],
  ["NumericGreaterThanEquals", "aws:EpochTime", "9999999999", false],
  ["NumericEquals", "dynamodb:Select", "", false],
  ["DateEquals", "aws:CurrentTime", "2026-11-30T11:00:00+01:00", true],
  ["DateNotEquals", "aws:CurrentTime", "2026-11-30T10:00:00Z", false],
  ["DateLessThan", "aws:CurrentTime", "2026-12-01", true],
  ["DateLessThanEquals", "aws:CurrentTime", "2026-11-30T09:00:00Z", false],
  ["DateGreaterThan", "aws:EpochTime", "2026-11-30T09:00:00Z", true],
  ["DateGreaterThanEquals", "aws:CurrentTime", "1796036400", false],
  ["Bool", "aws:SecureTransport", true, true],
  ["Bool", "aws:SecureTransport", "False", false],
  ["BinaryEquals", "dynamodb:Select", "COUNT", true],
  ["IpAddress", "aws:SourceIp", ["192.168.0.0/16", "10.0.0.0/8"], true],
  ["IpAddress", "aws:SourceIp", "10.1.2.4", false],
  ["IpAddress", "aws:SourceIp", "2001:db8::/32", false],
  ["NotIpAddress", "aws:SourceIp", "10.1.0.0/16", false],
  ["Null", "dynamodb:Select", "true", false],
  ["Null", "dynamodb:Select", false, true],
  ["Null", "aws:username", true, true],
] as const) {
  test(`${operator} of ${key} with ${JSON.stringify(wanted)} ${result ? "holds" : "does not hold"}`, (t) => {
    t.is(holds(operator, key, wanted), result);
  });
}

test("a key that the request does not have fails a condition, except a negated one and one with IfExists", (t) => {
  t.is(holds("StringEquals", "aws:username", "ada"), false);
  t.is(holds("StringNotEquals", "aws:username", "ada"), true);
  t.is(holds("StringEqualsIfExists", "aws:username", "ada"), true);
  t.is(holds("StringEqualsIfExists", "dynamodb:Select", "ada"), false);
  t.is(holds("ForAllValues:StringEquals", "aws:username", "ada"), true);
  t.is(holds("ForAnyValue:StringEquals", "aws:username", "ada"), false);
  t.is(holds("ForAnyValue:StringNotEquals", "aws:username", "ada"), false);
  t.is(holds("ForAnyValue:StringEqualsIfExists", "aws:username", "ada"), true);
});

test("several values are counted by ForAllValues and ForAnyValue", (t) => {
  t.is(holds("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["ada", "bob", "eve"]), true);
  t.is(holds("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["ada"]), false);
  t.is(holds("ForAnyValue:StringEquals", "dynamodb:LeadingKeys", ["ada"]), true);
  t.is(holds("ForAnyValue:StringEquals", "dynamodb:LeadingKeys", ["eve"]), false);
  t.is(holds("ForAllValues:StringNotEquals", "dynamodb:LeadingKeys", ["ada"]), false);
  t.is(holds("ForAnyValue:StringNotEquals", "dynamodb:LeadingKeys", ["ada"]), true);
});

test("without ForAllValues or ForAnyValue, several values that differ decide nothing", (t) => {
  t.is(holds("StringEquals", "dynamodb:LeadingKeys", "ada"), undefined);
  t.is(holds("StringEquals", "dynamodb:LeadingKeys", ["ada", "bob"]), true);
  t.is(holds("StringEquals", "dynamodb:LeadingKeys", "eve"), false);
});

test("all tests of a condition must hold, and one that fails outweighs one with an unknown key", (t) => {
  const select = { "dynamodb:Select": "COUNT" };
  t.is(conditionHolds({}, keys), true);
  t.is(conditionHolds({ StringEquals: select, Bool: { "aws:SecureTransport": "true" } }, keys), true);
  t.is(conditionHolds({ StringEquals: { ...select, "aws:SourceVpc": "v" } }, keys), undefined);
  t.is(conditionHolds({ StringEquals: { "aws:SourceVpc": "v" }, StringNotEquals: select }, keys), false);
  t.is(conditionHolds({ Null: { "aws:SourceVpc": "true" } }, keys), undefined);
});

test("variables are replaced by the keys of the request, and stars in their values are literal", (t) => {
  t.is(holds("StringEquals", "dynamodb:Select", `\${dynamodb:Select}`), true);
  t.is(holds("StringLike", "dynamodb:Select", `\${dynamodb:Attributes}*`), false);
  t.is(holds("StringEquals", "aws:PrincipalTag/team", `\${aws:PrincipalTag/team}`), true);
  t.is(
    conditionHolds(
      { StringLike: { "dynamodb:Select": `\${aws:PrincipalTag/team}` } },
      { ...keys, "dynamodb:select": ["aac"] },
    ),
    false,
  );
  t.is(holds("StringEquals", "aws:PrincipalTag/team", `a\${*}c`), true);
  t.is(holds("StringLike", "dynamodb:Select", `\${aws:username, 'COU'}*`), true);
  t.is(holds("StringEquals", "dynamodb:Select", `\${aws:username}`), false);
  t.is(holds("StringNotEquals", "dynamodb:Select", `\${aws:username}`), true);
  t.is(holds("StringEquals", "dynamodb:Select", `\${aws:PrincipalOrgID}`), undefined);
  t.is(holds("StringEquals", "dynamodb:Select", [`\${aws:PrincipalOrgID}`, "COUNT"]), true);
  t.is(holds("ArnLike", "aws:PrincipalArn", `arn:aws:iam::*:role/\${aws:PrincipalTag/none, 'team'}/*`), true);
});
