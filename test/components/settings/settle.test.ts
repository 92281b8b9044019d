// Tests how arguments become settings: every fault is told before any child, late values are checked later, defaults are filled in.
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { argumentFaults } from "../../../components/settings/argument-faults.ts";
import { allSettings } from "../../../components/settings/stack/all-settings.ts";
import { failureOf } from "../../helpers/program-failures.ts";
import { Gateway, planOf, UserApi } from "../../helpers/program-unbundled.ts";

test("tells every fault: the argument, what was expected, what came", (t) => {
  t.deepEqual(argumentFaults({ memorySize: 64, tags: { cost: 5 }, alarmEmail: "ops", memory: 256 }), [
    "Expected `memorySize` to be an integer from 128 to 10240, got 64.",
    "Expected `tags` to be an object of strings of letters, digits, spaces and _.:/=+-@, with keys of 1 to 128 characters that do not start with aws:, " +
      'got {"cost":5}.',
    'Expected `alarmEmail` to be an e-mail address, got "ops".',
    `Unknown argument \`memory\`. Did you mean \`memorySize\`? Known are fields, routes, without, replace, bundle, transform, ${Object.keys(allSettings).join(", ")}.`,
  ]);
});

test.serial("refuses wrong arguments before any child is made, naming the component", async (t) => {
  const { messages, registered } = await failureOf(() => new UserApi("shop", { memorySize: 64, timeout: 0 }));
  t.deepEqual(messages, [
    [
      'UserApi "shop":',
      "Expected `memorySize` to be an integer from 128 to 10240, got 64.",
      "Expected `timeout` to be an integer from 1 to 30, got 0.",
    ].join("\n  "),
  ]);
  t.deepEqual(registered, ["user-api:index:UserApi shop"]);
});

test.serial("refuses a value that comes late as soon as it is known", async (t) => {
  const memorySize = pulumi.output(Promise.resolve(64));
  const { messages, registered } = await failureOf(() => new UserApi("user-api", { memorySize }));
  t.deepEqual(messages, [
    'UserApi "user-api": Expected `memorySize` to be an integer from 128 to 10240, got 64.',
  ]);
  t.false(registered.some((one) => one.startsWith("aws:lambda/function:Function")));
});

test.serial("refuses a late value that does not fit the others", async (t) => {
  const timeout = pulumi.output(Promise.resolve(30));
  const { messages } = await failureOf(() => new UserApi("user-api", { gateway: Gateway.Rest, timeout }));
  t.deepEqual(messages, [
    'UserApi "user-api": ' +
      "Expected `timeout` to be at most 29 seconds, as `gateway: rest` waits no longer, got 30.",
  ]);
});

test.serial("takes right values that come late, and tags one by one", async (t) => {
  const later = <T>(value: T) => pulumi.output(Promise.resolve(value));
  const { find } = await planOf({ memorySize: later(512), tags: { team: later("users") } });
  t.like(find("lambda.Function", "user-api-get-user").inputs, { memorySize: 512, tags: { team: "users" } });
});

test.serial("takes an argument that is undefined as one left out", async (t) => {
  const { find } = await planOf({ memorySize: undefined, gateway: undefined, existingTable: undefined });
  t.is(find("lambda.Function", "user-api-get-user").inputs.memorySize, 256);
});
