// Tests the limits of Lambda that the component checks: the size of a function's variables and its description.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { UserApiArgs } from "../../../components/user-api.ts";
import { findUserByEmail } from "../../helpers/own-route.ts";
import { plan } from "../../helpers/program.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../helpers/program-unbundled.ts";

const own = (environment: Record<string, pulumi.Input<string>>): UserApiArgs => ({
  routes: [{ ...findUserByEmail, environment }],
});

/** The bytes of the component's own variables, for a table of that name. */
async function bytesOfOurs(args: UserApiArgs): Promise<number> {
  const { find } = await planOf(args);
  const { variables } = find("lambda.Function", "user-api-find-user-by-email").inputs.environment;
  return Buffer.byteLength(JSON.stringify(variables));
}

const fault = (bytes: number) =>
  "Route findUserByEmail: Expected all variables of the function, with the component's, to be at most 4096 bytes as JSON, " +
  `got ${bytes}. Move large values into a parameter, a bucket or a module.`;

test.serial(
  "takes 4096 bytes with those of the component's own, and refuses 4097 before any resource",
  async (t) => {
    const existingTable = "users";
    const room = 4096 - (await bytesOfOurs({ ...own({ LARGE: "" }), existingTable }));
    t.is(await bytesOfOurs({ ...own({ LARGE: "x".repeat(room) }), existingTable }), 4096);
    const args = { ...own({ LARGE: "x".repeat(room + 1) }), existingTable };
    const { messages, registered } = await failureOf(() => new UserApi("user-api", args));
    t.deepEqual(messages, [`UserApi "user-api": ${fault(4097)}`]);
    t.deepEqual(registered, ["user-api:index:UserApi user-api"]);
  },
);

test.serial("cuts a description to the 256 characters that Lambda takes", async (t) => {
  const described = async (length: number) => {
    const route = { ...findUserByEmail, path: `/${"x".repeat(length - "GET /".length)}` };
    const { find } = await planOf({ routes: [route] });
    return find("lambda.Function", "user-api-find-user-by-email").inputs.description as string;
  };
  t.is(await described(256), `GET /${"x".repeat(251)}`);
  t.is(await described(257), `GET /${"x".repeat(248)}...`);
});

test.serial("counts the variables of a transform too", async (t) => {
  const transform = { function: { environment: { variables: { LARGE: "x".repeat(4096) } } } };
  const { messages } = await failureOf(() => new UserApi("user-api", { ...own({}), transform }));
  t.regex(
    messages.join("\n"),
    /\n {2}Route createUser: Expected all variables .*\n.* {2}Route findUserByEmail: /s,
  );
});

for (const preview of [true, false]) {
  test.serial(
    `refuses what is too large only with what comes late, in ${preview ? "a preview" : "an update"}`,
    async (t) => {
      const LARGE = pulumi.secret(Promise.resolve("x".repeat(4096)));
      const args = { ...own({ LARGE }), existingTable: "users" };
      const { messages, registered } = await failureOf(() => new UserApi("user-api", args), { preview });
      t.is(messages.length, 1);
      t.regex(messages.join("\n"), /^Route findUserByEmail: Expected all variables .* got 42\d\d\. Move /);
      t.false(registered.includes("aws:lambda/function:Function user-api-find-user-by-email"));
    },
  );
}

test.serial("a variable that is unknown in a preview leaves the others known", async (t) => {
  const program = () => {
    const { arn } = new aws.sns.Topic("users");
    new UserApi("user-api", own({ TOPIC: arn }));
  };
  const { find } = await plan(program, { preview: true });
  const { variables } = find("lambda.Function", "user-api-find-user-by-email").inputs.environment;
  t.is(variables.OPERATION, "findUserByEmail");
});
