// Tests scopes and issuers that an HTTP API would refuse in the middle of an update.
import test from "ava";
import { argumentFaults } from "../../../../components/settings/argument-faults.ts";
import { letters } from "../../../helpers/settings.ts";

const http = { auth: "jwt", jwtIssuer: "https://login.acme.org/", jwtAudiences: ["users"] };
const rest = {
  gateway: "rest",
  auth: "jwt",
  cognitoUserPoolArn: "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_Ab1",
};

for (const name of ["jwtReadScope", "jwtWriteScope"]) {
  test(`an HTTP API takes a ${name} of 64 characters, a REST API one of 128`, (t) => {
    t.deepEqual(argumentFaults({ ...http, [name]: letters(64) }), []);
    t.deepEqual(argumentFaults({ ...http, [name]: letters(65) }), [
      `Expected \`${name}\` to be at most 64 characters with \`gateway: http\`, got 65. ` +
        "Use a shorter scope, or `gateway: rest`.",
    ]);
    t.deepEqual(argumentFaults({ ...rest, [name]: letters(128) }), []);
  });
}

// Source of "Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'", an answer of API Gateway:
// haandol/cognito-kakao-example, issue 1 of 2021-02-26.
test("refuses an issuer with the ending that API Gateway adds", (t) => {
  const jwtIssuer = "https://login.acme.org/.well-known/openid-configuration";
  t.deepEqual(argumentFaults({ ...http, jwtIssuer }), [
    "Expected `jwtIssuer` to be the `iss` of your tokens, to which API Gateway adds /.well-known/openid-configuration itself, " +
      `got "${jwtIssuer}". Write https://login.acme.org, with a slash at the end if your tokens have one there.`,
  ]);
  t.deepEqual(argumentFaults({ ...http, jwtIssuer: "https://login.acme.org/.well-known" }), []);
});
