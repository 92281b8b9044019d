// Tests the settings of the stacks: the declarations in Pulumi.yaml, the values in the stack files, and the messages for faults.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test, { type ExecutionContext } from "ava";
import { allSettings } from "../components/settings/stack/all-settings.ts";
import { readSettings } from "../config.ts";
import { readSettings as readAsEngine } from "../packages/local-cloud/src/program/settings.ts";
import { failureOf } from "./helpers/program-failures.ts";
import { ownValues } from "./helpers/program-stacks.ts";
// This import replaces the bundler for the program below.
import "./helpers/program-unbundled.ts";

const checkout = resolve(import.meta.dirname, "..");

/** Reads the settings as the engine passes them to the program. */
function settingsOf(stack: string, overrides: Record<string, string> = {}) {
  const pairs = Object.entries(overrides).map(([key, value]) => `${key}=${value}`);
  return settingsFrom(readAsEngine(checkout, stack, pairs).values);
}

/** Reads only the configuration, as mocks bring their own project. */
function settingsFrom(values: Record<string, string>) {
  pulumi.runtime.setAllConfig(values);
  return readSettings();
}

function faultsOf(t: ExecutionContext, read: () => unknown): string[] {
  const error = t.throws(read, { instanceOf: pulumi.RunError });
  const [title, ...faults] = (error?.message ?? "").split("\n  ");
  t.is(title, "The stack's settings are wrong:");
  return faults;
}

test.before(async () => {
  const nothing = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
  await pulumi.runtime.setMocks(nothing, "user-api", "dev");
});

test.serial(
  "leaves out settings with the default of Pulumi.yaml, so that the component's defaults hold",
  (t) => {
    t.deepEqual(settingsOf("dev"), {});
    t.deepEqual(settingsOf("dev", { memorySize: "256", timeout: "10" }), { timeout: 10 });
  },
);

test.serial("reads every committed stack", (t) => {
  const stacks = readdirSync(checkout).flatMap((name) => /^Pulumi\.(\w+)\.yaml$/.exec(name)?.[1] ?? []);
  const read = stacks.map((stack) => [stack, settingsOf(stack, stack === "prod" ? ownValues : {})]);
  t.deepEqual(Object.fromEntries(read), {
    dev: {},
    prod: {
      ...ownValues,
      auth: "jwt",
      jwtAudiences: ["users-api"],
      jwtReadScope: "users.read",
      jwtWriteScope: "users.write",
      protectData: true,
      alarms: true,
      dashboard: true,
      tracing: true,
      logRetentionDays: 90,
    },
    rest: { gateway: "rest", openReason: "It shows the REST API, and has no users." },
  });
});

test.serial("refuses the placeholders of the guarded stack, one line each", (t) => {
  t.deepEqual(
    faultsOf(t, () => settingsOf("prod")),
    [
      'Expected `jwtIssuer` to be your own, got the placeholder "https://issuer.example.com". Set user-api:jwtIssuer.',
      'Expected `domainName` to be your own, got the placeholder "users.example.com". Set user-api:domainName.',
      'Expected `hostedZone` to be your own, got the placeholder "example.com". Set user-api:hostedZone.',
    ],
  );
});

test.serial(
  "lets the guarded stack run on this machine, where an issuer on loopback is all it needs",
  (t) => {
    const { jwtIssuer, domainName } = settingsOf("prod", { jwtIssuer: "http://localhost:3000" });
    t.deepEqual([jwtIssuer, domainName], ["http://localhost:3000", "users.example.com"]);
  },
);

const typed = [
  { type: "a text", name: "architecture", text: "x86_64", value: "x86_64" },
  { type: "a text of digits", name: "existingTable", text: "2026", value: "2026" },
  { type: "an integer", name: "memorySize", text: "512", value: 512 },
  { type: "a boolean", name: "tracing", text: "true", value: true },
  { type: "a boolean that is declared as a text", name: "accessLogs", text: "false", value: false },
  { type: "a list", name: "corsOrigins", text: '["https://acme.org"]', value: ["https://acme.org"] },
  {
    type: "an object",
    name: "tags",
    text: '{"team":"users","cost":"5"}',
    value: { team: "users", cost: "5" },
  },
];

for (const { type, name, text, value } of typed) {
  test.serial(`reads ${type} as such: ${name}`, (t) => {
    const read: Record<string, unknown> = { ...settingsFrom({ [`user-api:${name}`]: text }) };
    t.deepEqual(read[name], value);
  });
}

test.serial("reads the project's settings only", (t) => {
  t.deepEqual(settingsFrom({ "aws:region": "eu-central-1", "other:size": "64", "aws:tags": "{}" }), {});
});

const wrong = [
  { name: "memorySize", text: "many", message: 'an integer from 128 to 10240, got "many"' },
  { name: "memorySize", text: "", message: 'an integer from 128 to 10240, got ""' },
  { name: "memorySize", text: "-1", message: "an integer from 128 to 10240, got -1" },
  { name: "tracing", text: "yes", message: 'true or false, got "yes"' },
  { name: "tracing", text: "", message: 'true or false, got ""' },
  { name: "accessLogs", text: "on", message: 'true or false, got "on"' },
  { name: "gateway", text: "", message: 'one of http, rest, got ""' },
  { name: "replicaRegions", text: '"eu-west-1"', message: 'a list of different regions, got "eu-west-1"' },
  { name: "replicaRegions", text: "eu-west-1", message: 'a list of different regions, got "eu-west-1"' },
];

for (const { name, text, message } of wrong) {
  test.serial(`refuses ${JSON.stringify(text)} for ${name}`, (t) => {
    t.deepEqual(
      faultsOf(t, () => settingsFrom({ [`user-api:${name}`]: text })),
      [`Expected \`${name}\` to be ${message}. Set user-api:${name}.`],
    );
  });
}

test.serial("tells all faults in one error, before any resource", async (t) => {
  const { messages, registered } = await failureOf(() => import("../index.ts"), {
    config: {
      "user-api:memorySize": "64",
      "user-api:gateway": "graphql",
      "user-api:logRetentionDays": "-5",
      "user-api:memorysize": "256",
    },
  });
  t.deepEqual(messages, [
    [
      "The stack's settings are wrong:",
      `Unknown setting user-api:memorysize. Did you mean \`memorySize\`? Known are ${Object.keys(allSettings).join(", ")}.`,
      "Expected `memorySize` to be an integer from 128 to 10240, got 64. Set user-api:memorySize.",
      'Expected `gateway` to be one of http, rest, got "graphql". Set user-api:gateway.',
      "Expected `logRetentionDays` to be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, " +
        "1827, 2192, 2557, 2922, 3288, 3653, got -5. Set user-api:logRetentionDays.",
    ].join("\n  "),
  ]);
  t.deepEqual(registered, []);
});
