// Tests a REST API without the package @pulumi/awsx. In `npm run test:packages` the package is really missing.
import { registerHooks } from "node:module";
import test from "ava";
import { failureOf } from "../../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../../helpers/program-unbundled.ts";
import { routes } from "../../../helpers/routes.ts";

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith("@pulumi/awsx"))
      throw Object.assign(new Error(`Cannot find module '${specifier}'`), { code: "MODULE_NOT_FOUND" });
    return nextResolve(specifier, context);
  },
});

test.serial("a REST API asks for @pulumi/awsx before any resource", async (t) => {
  const { messages, registered } = await failureOf(() => new UserApi("users", { gateway: "rest" }));
  t.deepEqual(messages, [
    'UserApi "users": `gateway: rest` needs the package @pulumi/awsx, which is not installed. ' +
      "Run `npm install @pulumi/awsx@3`, or use `gateway: http`.",
  ]);
  t.deepEqual(registered, ["user-api:index:UserApi users"]);
});

test.serial("an HTTP API does not need @pulumi/awsx", async (t) => {
  t.is((await planOf()).all("apigatewayv2.Route").length, routes.length);
});
