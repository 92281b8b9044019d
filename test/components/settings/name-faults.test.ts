// Tests the names of a component: allowed and refused ones.
import test from "ava";
import { allRoutes } from "../../../components/routes/all-routes.ts";
import { routesFor } from "../../../components/routes/routes.ts";
import { nameFaults } from "../../../components/settings/name-faults.ts";
import type { RouteArgs } from "../../../components/user-api.ts";
import { defaultFields } from "../../../handlers/user/fields.ts";
import { findUserByEmail } from "../../helpers/own-route.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { routes } from "../../helpers/routes.ts";
import { letters } from "../../helpers/settings.ts";

const ours = routesFor(defaultFields);

function refusal(name: string): string[] {
  return [
    "Expected the component's name to be 1 to 44 letters, digits, hyphens or underscores, so that AWS takes the names of " +
      `its functions and roles, got ${JSON.stringify(name)} (${name.length}).`,
  ];
}

for (const name of ["u", "user-api", "Users_2", "a".repeat(44)]) {
  test(`takes ${name}`, (t) => t.deepEqual(nameFaults(name, routes), []));
}

for (const name of ["", "my users", "users.api", "users/api", "benützer", "a".repeat(45)]) {
  test(`refuses ${JSON.stringify(name)}`, (t) => t.deepEqual(nameFaults(name, routes), refusal(name)));
}

const own: RouteArgs = { ...findUserByEmail, operation: letters(60) };

test("an own route whose slug is too long is named with the length that it may have", (t) => {
  const all = allRoutes(ours, [{ ...own, slug: letters(48) }]);
  t.deepEqual(nameFaults("users-7", all, [own]), []);
  t.deepEqual(nameFaults("users-8b", all, [own]), [
    `Route ${own.operation}: Expected \`slug\` to be at most 47 characters, so that AWS takes the names of its function and ` +
      `role, which begin with users-8b- and end in 8 characters that Pulumi adds, got ${letters(48)} (48). ` +
      "Give the route a shorter `slug`.",
  ]);
});

test("an operation of 60 letters is told so beside a name that is right", (t) => {
  const faults = nameFaults("users", allRoutes(ours, [own]), [own]);
  t.is(faults.length, 1);
  t.regex(
    faults[0] ?? "",
    /^Route a{60}: Expected `slug` to be at most 50 characters, .* got a{60} \(60\)\./,
  );
  t.deepEqual(nameFaults("users", allRoutes(ours, [{ ...own, slug: "find" }]), [own]), []);
});

test("a path that makes the name of its permission too long is named", (t) => {
  const path = (count: number) =>
    allRoutes(ours, [{ ...own, slug: "find", otherPaths: [`/${letters(count)}`] }]);
  t.deepEqual(nameFaults("users", path(81), [own]), []);
  t.deepEqual(nameFaults("users", path(82), [own]), [
    `Route ${own.operation}: Expected \`slug\` and a path of \`otherPaths\` to be at most 86 characters together, so that ` +
      `Lambda takes the name of its permission, got find-${letters(82)} (87). Give the route a shorter \`slug\` or path.`,
  ]);
});

test.serial("the longest name leaves Pulumi its 8 characters of the 64 that a role may have", async (t) => {
  const { all } = await planOf();
  const longest = Math.max(
    ...all("iam.Role").map(({ name }) => name.replace("user-api", "a".repeat(44)).length),
  );
  t.is(longest + 8, 64);
});

test.serial("a name that AWS would refuse is refused before any child is made", async (t) => {
  const { messages, registered } = await failureOf(() => new UserApi("my users", {}));
  t.deepEqual(messages, [`UserApi "my users": ${refusal("my users")[0]}`]);
  t.deepEqual(registered, ["user-api:index:UserApi my users"]);
});
