// Tests tags that AWS would refuse in the middle of an update.
import test from "ava";
import { tagFaults } from "../../../../components/settings/checks/tag-faults.ts";
import { failureOf } from "../../../helpers/program-failures.ts";
import { UserApi } from "../../../helpers/program-unbundled.ts";

const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, ""]));

function same(key: string, beside: string, write: string): string {
  return (
    "Expected `tags` to have keys that differ by more than upper and lower case, as IAM refuses a role otherwise, " +
    `got ${key} and ${beside}. Write ${write}, or take another key.`
  );
}

test("refuses the keys of our own in another case", (t) => {
  t.deepEqual(tagFaults({ Project: "shop", STACK: "prod" }), [
    same("Project", "project, which every resource has", "project"),
    same("STACK", "stack, which every resource has", "stack"),
  ]);
  t.deepEqual(tagFaults({ project: "shop", stack: "prod" }), []);
});

test("refuses two keys that differ by case alone", (t) => {
  t.deepEqual(tagFaults({ team: "users", Team: "users" }), [same("Team", "team", "team")]);
});

test("takes 48 tags beside our own two, and 50 among which they are", (t) => {
  t.deepEqual(tagFaults(tags(48)), []);
  t.deepEqual(tagFaults(tags(49)), [
    "Expected `tags` to be at most 48, as a resource takes 50 with `project` and `stack`, got 49. Take some out.",
  ]);
  const named = { project: "shop", stack: "prod" };
  t.deepEqual(tagFaults({ ...named, ...tags(48) }), []);
  t.deepEqual(tagFaults({ ...named, ...tags(49) }), [
    "Expected `tags` to be at most 50, got 51. Take some out.",
  ]);
});

test.serial("refuses them before any resource, and as soon as they are known", async (t) => {
  const { messages, registered } = await failureOf(() => new UserApi("users", { tags: { Stack: "x" } }));
  const fault = same("Stack", "stack, which every resource has", "stack");
  t.deepEqual(messages, [`UserApi "users": ${fault}`]);
  t.deepEqual(registered, ["user-api:index:UserApi users"]);
  const late = await failureOf(() => new UserApi("users", { tags: Promise.resolve({ Stack: "x" }) }));
  t.deepEqual(late.messages, [`UserApi "users": ${fault}`]);
});
