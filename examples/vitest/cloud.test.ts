// Tests the API of `../own-route` on this machine with Vitest: `npx vitest run`.
import { join } from "node:path";
import { type Cloud, startCloud } from "@user-api/local-cloud";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

let cloud: Cloud;

// The program is loaded and its functions are bundled. That takes longer than the 10 s that Vitest allows a hook.
beforeAll(async () => {
  cloud = await startCloud({ program: join(import.meta.dirname, "../own-route") });
}, 60_000);
beforeEach(() => cloud.reset());
afterAll(() => cloud.close());

test("creates a user, who is then found by e-mail", async () => {
  const ada = { firstName: "Ada", lastName: "Lovelace", email: "ada@example.org" };
  const created = await fetch(`${cloud.url}/v1/users`, { method: "POST", body: JSON.stringify(ada) });
  expect(created.status).toBe(201);
  const found = await fetch(`${cloud.url}/v1/users-by-email/ada@example.org`);
  expect(await found.json()).toMatchObject({ users: [ada] });
});
