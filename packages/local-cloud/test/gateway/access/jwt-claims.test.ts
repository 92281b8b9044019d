// Tests the claims of a token in the event of an HTTP API.
import test from "ava";
import { textClaims } from "../../../src/gateway/access/jwt.ts";

test("a list is in brackets with spaces between (aws-solutions-library-samples/guidance-for-claude-code-with-amazon-bedrock pull request 803, 2026-07-28)", (t) => {
  t.deepEqual(textClaims({ groups: ["11111111-a", "22222222-b"] }), { groups: "[11111111-a 22222222-b]" });
});

test("numbers and truths are texts (.NET authtest-access-request-httpapi-v2.json, 2020-03-25)", (t) => {
  t.deepEqual(textClaims({ auth_time: 1_515_973_296, phone_number_verified: true }), {
    auth_time: "1515973296",
    phone_number_verified: "true",
  });
});
