// Tests the handler without a gateway and without a table.
import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(process.env, { OPERATION: "findUsersByEmail", FIELDS: "{}", USERS_TABLE_NAME: "users" });
const { localEvent } = await import("@user-api/pulumi/handlers");
const { handler } = await import("./find-users-by-email.ts");

test("refuses a text that is not an e-mail address", async () => {
  const event = localEvent({ pathParameters: { email: "ada" } });
  const response = await handler(event, { awsRequestId: "1", getRemainingTimeInMillis: () => 10_000 });
  assert.equal(response.statusCode, 400);
});
