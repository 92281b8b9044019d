// Tests `jwtIssuer: local`: an issuer on this machine is for a local run only.
import test from "ava";
import type { UserApiArgs } from "../../../../components/user-api.ts";
import { failureOf } from "../../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../../helpers/program-unbundled.ts";

const jwt = (jwtIssuer: UserApiArgs["jwtIssuer"]): UserApiArgs => ({
  auth: "jwt",
  jwtAudiences: ["users"],
  jwtIssuer,
});
const local = "http://localhost:8080";

for (const [title, issuer] of [
  ["known at once", local],
  ["known later", Promise.resolve(local)],
] as const) {
  for (const preview of [true, false]) {
    test.serial(
      `refuses one ${title} in ${preview ? "a preview of" : "an update in"} a real account`,
      async (t) => {
        const { messages } = await failureOf(() => new UserApi("users", jwt(issuer)), { preview });
        t.deepEqual(messages, [
          "Expected `jwtIssuer` to be an https URL, as API Gateway cannot reach an issuer on this machine, got a local one in the " +
            "account 123456789012. Set it to the `iss` of your tokens; a local issuer is for a local run.",
        ]);
      },
    );
  }
}

test.serial("takes a local issuer in the account of the local cloud", async (t) => {
  const lookUp = (token: string) =>
    token.endsWith(":getCallerIdentity") ? { accountId: "000000000000" } : undefined;
  const { find } = await planOf(jwt(local), { lookUp });
  t.is(find("apigatewayv2.Authorizer").inputs.jwtConfiguration.issuer, local);
});

test.serial("asks for no account with an issuer of anywhere else", async (t) => {
  t.deepEqual((await planOf(jwt("https://login.acme.org"))).lookups, []);
});
