// Tests the late checks of a caller's own routes: faults in late values, and names that may be misspelt.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { findUserByEmail } from "../../helpers/own-route.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { planOf, UserApi } from "../../helpers/program-unbundled.ts";

test.serial("refuses a statement that comes late as soon as it is known", async (t) => {
  const Effect = pulumi.output(Promise.resolve("allow" as "Allow"));
  const statements = [{ Effect, Action: "sns:Publish", Resource: "*" }] as never;
  const { messages } = await failureOf(
    () => new UserApi("users", { routes: [{ ...findUserByEmail, statements }] }),
  );
  t.deepEqual(messages, [
    'UserApi "users": Route findUserByEmail: Expected `statements.0.Effect` to be "Allow" or "Deny", got "allow".',
  ]);
});

test.serial("warns of an action that IAM may not know, and of no other", async (t) => {
  const actions = ["dynamodb:Query", "dynamodb:GetItems"];
  const { warnings } = await planOf({ routes: [{ ...findUserByEmail, actions }] });
  t.deepEqual(warnings, [
    "Route findUserByEmail: This version of the component does not know dynamodb:GetItems. Check its spelling: IAM accepts a misspelt action, but it allows nothing.",
  ]);
});
