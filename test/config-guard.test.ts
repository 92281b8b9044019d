// Tests mistakes that must be refused: a prod stack that is open to everybody, and a secret in plain text in the state.
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test, { type ExecutionContext } from "ava";
import { allSettings } from "../components/settings/stack/all-settings.ts";
import { readSettings } from "../config.ts";
import { readSettings as readAsEngine } from "../packages/local-cloud/src/program/settings.ts";
import { run } from "./helpers/program-runner.ts";
import { ownValues } from "./helpers/program-stacks.ts";

const checkout = resolve(import.meta.dirname, "..");

test.before(async () => {
  const nothing = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
  await pulumi.runtime.setMocks(nothing, "user-api", "dev");
});

/** The settings of the project `user-api`, as the engine passes them. */
function read(values: Record<string, string>, secrets: string[] = []) {
  pulumi.runtime.setAllConfig(values);
  process.env.PULUMI_CONFIG_SECRET_KEYS = JSON.stringify(secrets);
  return readSettings();
}

function faultsOf(t: ExecutionContext, values: Record<string, string>, secrets: string[] = []): string[] {
  const error = t.throws(() => read(values, secrets), { instanceOf: pulumi.RunError });
  return (error?.message ?? "").split("\n  ").slice(1);
}

test.serial("refuses each of our settings below another name than the project's", (t) => {
  for (const name of Object.keys(allSettings))
    t.deepEqual(faultsOf(t, { [`userapi:${name}`]: "x" }), [
      `Expected the setting \`${name}\` below the project's name, user-api, got userapi:${name}. Write user-api:${name}.`,
    ]);
});

test.serial(
  "leaves alone what belongs to others: Pulumi itself, installed providers, settings that we do not have",
  (t) => {
    const others = {
      "pulumi:tags": '{"team":"users"}',
      "aws:region": "eu-central-1",
      "aws:tags": "{}",
      "awsx:timeout": "1",
      "theirs:size": "1",
    };
    t.deepEqual(read(others), {});
  },
);

for (const preview of [true, false]) {
  test.serial(
    `a renamed project stops ${preview ? "a preview" : "an update"} of the guarded stack, in one message`,
    async (t) => {
      const overrides = Object.entries(ownValues).map(([key, value]) => `${key}=${value}`);
      const guarded = readAsEngine(checkout, "prod", overrides);
      // The defaults of Pulumi.yaml have the project's name; the settings of Pulumi.prod.yaml keep the old one.
      const { values } = readAsEngine(checkout, "dev");
      const renamed = Object.entries(values).map(([key, value]) => [
        key.replace("user-api:", "acme-users:"),
        value,
      ]);
      const job = {
        ...guarded,
        project: "acme-users",
        values: { ...Object.fromEntries(renamed), ...guarded.values },
      };
      const { lines, diagnostics } = await run(t, { ...job, preview });
      t.deepEqual(lines, []);
      const [head, resource, title, ...faults] = diagnostics ?? [];
      t.deepEqual(
        [head, resource, title?.trim()],
        [
          "Diagnostics:",
          "  pulumi:pulumi:Stack (acme-users-prod):",
          "error: The stack's settings are wrong:",
        ],
      );
      t.deepEqual(
        faults.map((line) => line.trim()),
        Object.keys(allSettings).map(
          (name) =>
            `Expected the setting \`${name}\` below the project's name, acme-users, got user-api:${name}. Write acme-users:${name}.`,
        ),
      );
    },
  );
}

test.serial("a mistyped namespace stops the local run too", async (t) => {
  const { diagnostics } = await run(t, readAsEngine(checkout, "dev", ["userapi:auth=iam"]));
  t.is(
    diagnostics?.at(-1)?.trim(),
    "Expected the setting `auth` below the project's name, user-api, got userapi:auth. Write user-api:auth.",
  );
});

test.serial("a secret setting is a secret output, and the others are plain", async (t) => {
  const values = {
    "user-api:memorySize": "512",
    "user-api:alarmEmail": "ops@acme.io",
    "user-api:alarms": "true",
  };
  const { memorySize, alarmEmail, ...others } = read(values, ["user-api:alarmEmail", "user-api:memorySize"]);
  for (const value of [memorySize, alarmEmail] as pulumi.Output<string>[])
    t.true(pulumi.Output.isInstance(value) && (await pulumi.isSecret(value)));
  t.deepEqual(others, { alarms: true });
});

test.serial("refuses a secret for a setting that decides which resources there are", (t) => {
  const plain = Object.entries(allSettings).flatMap(([name, setting]) => ("plain" in setting ? [name] : []));
  t.deepEqual(plain, [
    ...[
      "gateway",
      "auth",
      "self",
      "corsOrigins",
      "domainName",
      "hostedZone",
      "unknown",
      "accessLogs",
      "tracing",
      "alarms",
      "dashboard",
    ],
    ...["protectData", "replicaRegions"],
  ]);
  const values = { "user-api:auth": "iam", "user-api:alarms": "true" };
  t.deepEqual(faultsOf(t, values, ["user-api:auth", "user-api:alarms"]), [
    "Expected `auth` not to be a secret, as it decides which resources there are. Set user-api:auth with --plaintext.",
    "Expected `alarms` not to be a secret, as it decides which resources there are. Set user-api:alarms with --plaintext.",
  ]);
});

test.serial("shows no secret in a message", (t) => {
  t.deepEqual(faultsOf(t, { "user-api:memorySize": "64" }, ["user-api:memorySize"]), [
    "Expected `memorySize` to be an integer from 128 to 10240, got a secret. Set user-api:memorySize.",
  ]);
});
