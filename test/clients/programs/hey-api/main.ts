// Uses a client of hey-api's openapi-ts.
import { client } from "./client/client.gen.js";
import {
  createUser,
  deleteUser,
  getUser,
  listUsers,
  patchUser,
  type UserInput,
  type UserPage,
  updateUser,
} from "./client/index.js";

client.setConfig({ baseUrl: process.argv[2] ?? "" });
const print = (step: string, what: object) => console.log(JSON.stringify({ step, ...what }));

const input: UserInput = {
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

const headers = { "Idempotency-Key": crypto.randomUUID() };
const { data: created } = await createUser({ body: input, headers, throwOnError: true });
print("created", { user: created });

const path = { userId: created.id };
const read = await getUser({ path, throwOnError: true });
print("read", { user: read.data });
const tag = read.response.headers.get("ETag") ?? "";

const other = await createUser({ body: { ...input, name: "Grace" }, throwOnError: true });
const ids: string[] = [];
for (let lastKey: string | undefined; ; ) {
  const page: UserPage = (await listUsers({ query: { limit: 1, lastKey }, throwOnError: true })).data;
  ids.push(...page.users.map((user) => user.id));
  lastKey = page.lastKey;
  if (lastKey === undefined) break;
}
print("paged", { ids });

const change = { path, body: { ...input, name: "Ada King" }, headers: { "If-Match": tag } };
const updated = await updateUser(change);
print("updated", { name: updated.data?.name });
const stale = await updateUser(change);
if (stale.error && "title" in stale.error) {
  print("stale", { status: stale.error.status, title: stale.error.title });
}

const { error } = await createUser({ body: { ...input, bornBefore1900: "1915-12-10" } });
if (error && "title" in error) {
  print("refused", { status: error.status, title: error.title, pointer: error.errors?.[0]?.pointer });
}

const patched = await patchUser({ path, body: { age: 37, about: null }, throwOnError: true });
print("patched", { age: patched.data.age });

const deleted = await deleteUser({ path: { userId: other.data.id } });
print("deleted", { status: deleted.response?.status });
