// Uses a client of openapi-typescript and openapi-fetch.
import createClient from "openapi-fetch";
import type { components, paths } from "./client/users.js";

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "" });
// A gateway refuses a large request with plain text, so an error may be a string.
const isProblem = (error: unknown): error is components["schemas"]["Problem"] =>
  typeof error === "object" && error !== null && "title" in error;
const print = (step: string, what: object) => console.log(JSON.stringify({ step, ...what }));

const input: components["schemas"]["UserInput"] = {
  name: "Ada Lovelace",
  about: "",
  code: "AL1815",
  email: "ada@example.org",
  website: "https://example.org/ada",
  birthDate: "1815-12-10",
  bornBefore1900: "1815-12-10",
  seenAt: "2026-03-01T12:00:00Z",
  device: "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c",
  plan: "in-house",
  language: "de",
  age: 36,
  followers: 3_000_000_000,
  points: -9_007_199_254_740_991,
  balance: 1234567.891,
  share: 0.1,
  newsletter: true,
};

const created = await client.POST("/v1/users", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: input,
});
if (!created.data) throw new Error("No user was created.", { cause: created.error });
print("created", { user: created.data });
const { id } = created.data;

const read = await client.GET("/v1/users/{userId}", { params: { path: { userId: id } } });
if (!read.data) throw new Error("No user was read.", { cause: read.error });
print("read", { user: read.data });
const tag = read.response.headers.get("ETag") ?? "";

const other = await client.POST("/v1/users", { body: { ...input, name: "Grace" } });
const ids: string[] = [];
for (let lastKey: string | undefined; ; ) {
  const page = await client.GET("/v1/users", { params: { query: { limit: 1, lastKey } } });
  if (!page.data) throw new Error("There was no page.", { cause: page.error });
  ids.push(...page.data.users.map((user) => user.id));
  lastKey = page.data.lastKey;
  if (lastKey === undefined) break;
}
print("paged", { ids });

const change = {
  params: { path: { userId: id }, header: { "If-Match": tag } },
  body: { ...input, name: "Ada King" },
};
const updated = await client.PUT("/v1/users/{userId}", change);
print("updated", { name: updated.data?.name });
const stale = await client.PUT("/v1/users/{userId}", change);
if (isProblem(stale.error)) print("stale", { status: stale.error.status, title: stale.error.title });

const { error } = await client.POST("/v1/users", { body: { ...input, bornBefore1900: "1915-12-10" } });
if (isProblem(error)) {
  print("refused", { status: error.status, title: error.title, pointer: error.errors?.[0]?.pointer });
}

const patched = await client.PATCH("/v1/users/{userId}", {
  params: { path: { userId: id } },
  body: { age: 37, about: null },
  headers: { "Content-Type": "application/merge-patch+json" },
});
print("patched", { age: patched.data?.age });

const deleted = await client.DELETE("/v1/users/{userId}", {
  params: { path: { userId: other.data?.id ?? "" } },
});
print("deleted", { status: deleted.response.status });
