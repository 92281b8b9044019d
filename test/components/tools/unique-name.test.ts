// Tests the names that must be unique in an AWS account.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { uniqueName } from "../../../components/tools/unique-name.ts";

const mocks = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };

async function named(project: string, name: string, stack: string, organization?: string) {
  await pulumi.runtime.setMocks(mocks, project, stack, false, organization);
  return uniqueName(name);
}

test.serial(
  "a name has the project, the component and the stack, in characters that CloudWatch takes",
  async (t) => {
    t.regex(await named("user-api", "user-api", "dev", "acme"), /^user-api-dev-[\da-f]{8}$/);
    t.regex(await named("shop", "users", "eu.dev", "acme"), /^shop-users-eu-dev-[\da-f]{8}$/);
    const longest = await named("p".repeat(100), "n".repeat(44), "s".repeat(100), "acme");
    t.is(longest.length, 255);
  },
);

test.serial("a name stays from one update to the next", async (t) => {
  t.is(await named("shop", "users", "dev", "acme"), await named("shop", "users", "dev", "acme"));
});

test.serial("names of different components differ, also when they read alike", async (t) => {
  const all = [
    await named("user-api", "user-api", "dev", "acme"),
    await named("user-api", "user-api", "dev", "other"),
    await named("user-api", "user-api", "dev"),
    await named("user-api", "dev", "dev", "acme"),
    await named("user-api", "dev", "user-api", "acme"),
    await named("user", "api", "dev", "acme"),
    await named("user", "api-dev", "user", "acme"),
    await named("user-api", "user-api-dev", "user-api", "acme"),
    await named("user.api", "user-api", "dev", "acme"),
    await named("user-api", "user_api", "dev", "acme"),
    await named("shop-eu", "users", "dev", "acme"),
    await named("shop", "eu-users", "dev", "acme"),
    await named("shop", "eu", "users-dev", "acme"),
    await named("shop", "eu", "users.dev", "acme"),
  ];
  t.is(new Set(all).size, 14);
});
