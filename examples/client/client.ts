// Calls the users API through a typed client: node examples/client/client.ts http://127.0.0.1:3000

import createClient from "openapi-fetch";
import { sampleUser } from "./sample-user.ts";
import type { paths } from "./users-api.ts";

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "http://127.0.0.1:3000" });

const created = await client.POST("/v1/users", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: sampleUser,
});
if (!created.data) throw new Error("No user was created.", { cause: created.error });
const { id, firstName, lastName } = created.data;
console.log(`created ${firstName} ${lastName}`);

let lastKey: string | undefined;
do {
  const page = await client.GET("/v1/users", { params: { query: { limit: 2, lastKey } } });
  for (const user of page.data?.users ?? []) console.log(`listed ${user.firstName} ${user.lastName}`);
  lastKey = page.data?.lastKey;
} while (lastKey !== undefined);

const path = { userId: id };
const header = { "If-Match": created.response.headers.get("ETag") ?? "*" };
const body = { ...sampleUser, firstName: "Augusta Ada" };
const updated = await client.PUT("/v1/users/{userId}", { params: { path, header }, body });
console.log(`changed to ${updated.data?.firstName}: ${updated.response.status}`);

const late = await client.PUT("/v1/users/{userId}", { params: { path, header }, body });
console.log(`changed by an old tag: ${late.response.status}`);

const deleted = await client.DELETE("/v1/users/{userId}", { params: { path } });
console.log(`deleted: ${deleted.response.status}`);
