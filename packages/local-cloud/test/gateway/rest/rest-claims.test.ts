// Tests the claims of a Cognito token in the event of a REST API.
import test from "ava";
import { restClaims } from "../../../src/gateway/rest/rest-claims.ts";

test("two of the times are dates, and all else is text (amazon-archives/amazon-cognito-identity-js issue 92, 2016-07-29)", (t) => {
  const claims = { email_verified: true, auth_time: 1_469_814_773, exp: 1_469_818_373, iat: 1_469_814_773 };
  t.deepEqual(restClaims(claims), {
    email_verified: "true",
    auth_time: "1469814773",
    exp: "Fri Jul 29 18:52:53 UTC 2016",
    iat: "Fri Jul 29 17:52:53 UTC 2016",
  });
});

test("one group is itself (aws/aws-lambda-dotnet authtest-access-request.json, 2018-01-14)", (t) => {
  t.deepEqual(restClaims({ "cognito:groups": ["Admin"] }), { "cognito:groups": "Admin" });
});

test("several groups are joined by commas (aws/chalice issue 783, code that splits them, 2018-04-04)", (t) => {
  t.deepEqual(restClaims({ "cognito:groups": ["a", "b"] }), { "cognito:groups": "a,b" });
});

test("a day has two digits, and a claim without a value is left out", (t) => {
  t.deepEqual(restClaims({ exp: 1_467_331_200, middle_name: null }), { exp: "Fri Jul 01 00:00:00 UTC 2016" });
});
