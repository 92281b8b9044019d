// Tests the whole API on this machine with `node --test`.
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { startCloud } from "@user-api/local-cloud";

const ada = { id: "1", firstName: "Ada", lastName: "Lovelace", email: "ada@example.org" };
const cloud = await startCloud({ program: import.meta.dirname, seed: { "users-users": [ada] } });
after(() => cloud.close());
beforeEach(() => cloud.reset());

test("finds a user by e-mail", async () => {
  const response = await fetch(`${cloud.url}/v1/users-by-email/ada@example.org`);
  assert.equal(response.status, 200);
  const { users } = (await response.json()) as { users: { id: string }[] };
  assert.deepEqual(
    users.map(({ id }) => id),
    ["1"],
  );
});

test("finds nobody once the user is deleted", async () => {
  assert.equal((await fetch(`${cloud.url}/v1/users/1`, { method: "DELETE" })).status, 200);
  const response = await fetch(`${cloud.url}/v1/users-by-email/ada@example.org`);
  assert.deepEqual(await response.json(), { users: [] });
  assert.match(cloud.logs.at(-1)?.text ?? "", /"operation":"findUsersByEmail"/);
});
