// Tests ARNs: their parts, the functions that they name, and patterns.
import test from "ava";
import { functionArnOf, functionNameOf, matchesWildcards, parseArn } from "../../src/resources/arn.ts";

const arn = "arn:aws-cn:lambda:cn-north-1:000000000000:function:f-1";

test("takes an ARN apart, colons and slashes of its resource too", (t) => {
  t.deepEqual(parseArn("arn:aws:dynamodb:eu-west-1:1:table/a:b/c"), {
    partition: "aws",
    service: "dynamodb",
    region: "eu-west-1",
    account: "1",
    resource: "table/a:b/c",
  });
  t.is(parseArn("arn:aws:iam::1:role/r").region, "");
  t.throws(() => parseArn("users"), { message: 'Expected an ARN, got "users".' });
});

test("finds the function of a name, an ARN, a qualified one and an invoke ARN", (t) => {
  const invoke = `arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
  for (const reference of [arn, `${arn}:live`, invoke]) {
    t.is(functionArnOf(reference), arn);
    t.is(functionNameOf(reference), "f-1");
  }
  t.is(functionNameOf("f-1"), "f-1");
  t.is(functionArnOf("f-1"), undefined);
  t.is(functionNameOf("arn:aws:sns:eu-west-1:1:topic"), undefined);
});

test("a pattern's star stands for anything, its question mark for one character, all else for itself", (t) => {
  t.true(matchesWildcards("arn:*:table/*", "arn:aws:x:table/a/index/b"));
  t.true(matchesWildcards("a?c", "abc"));
  t.false(matchesWildcards("a?c", "ac"));
  t.false(matchesWildcards("a.c", "abc"));
  t.false(matchesWildcards("abc", "xabc"));
  t.true(matchesWildcards("Lambda:*", "lambda:invoke", "i"));
});
