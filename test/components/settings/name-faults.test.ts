// Which names a component may have.
import test from "ava";
import { nameFaults } from "../../../components/settings/name-faults.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../helpers/program-unbundled.ts";
import { routes } from "../../helpers/routes.ts";

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
