// Tests the settings of functions: memory, time-out, tracing, logs and environment.
import test from "ava";
import type { UserApiArgs } from "../../../components/user-api.ts";
import { Architecture, Gateway, planOf } from "../../helpers/program-unbundled.ts";
import { byName, environments, routes } from "../../helpers/routes.ts";

const gateways = Object.values(Gateway);

function oneEach<T>(value: T): T[] {
  return routes.map(() => value);
}

for (const gateway of gateways) {
  test.serial(
    `${gateway}: each function has the memory, the time-out and the tracing of the settings`,
    async (t) => {
      const { all } = await planOf({
        gateway,
        memorySize: 1024,
        timeout: 3,
        architecture: Architecture.X86,
        reservedConcurrency: 7,
        tracing: true,
      });
      const functions = all("lambda.Function");
      t.is(functions.length, routes.length);
      for (const { inputs } of functions) {
        t.like(inputs, {
          memorySize: 1024,
          timeout: 3,
          architectures: ["x86_64"],
          reservedConcurrentExecutions: 7,
          tracingConfig: { mode: "Active" },
        });
      }
    },
  );

  test.serial(`${gateway}: no function reserves concurrency or is traced unless asked to`, async (t) => {
    const { all } = await planOf({ gateway });
    t.deepEqual(
      all("lambda.Function").map(({ inputs }) => [inputs.reservedConcurrentExecutions, inputs.tracingConfig]),
      oneEach([undefined, { mode: "PassThrough" }]),
    );
  });

  test.serial(`${gateway}: a role may write to X-Ray with tracing, and not without`, async (t) => {
    const xray = {
      Effect: "Allow",
      Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
      Resource: "*",
    };
    for (const tracing of [true, false]) {
      const { all } = await planOf({ gateway, tracing });
      const statements = all("iam.RolePolicy").map(({ inputs }) => JSON.parse(inputs.policy).Statement);
      t.deepEqual(
        statements.map((ofRole) => ofRole.slice(2)),
        oneEach(tracing ? [xray] : []),
      );
    }
  });

  test.serial(`${gateway}: keeps every log for the days given`, async (t) => {
    const { all } = await planOf({ gateway, accessLogs: true, logRetentionDays: 7 });
    const days = all("cloudwatch.LogGroup").map(({ name, inputs }) => [name, inputs.retentionInDays]);
    t.deepEqual(Object.fromEntries(days), { ...byName(() => 7), "user-api-access": 7 });
  });
}

test.serial("tracing is set on the REST stage too, as HTTP APIs have none", async (t) => {
  const stage = async (args: UserApiArgs, kind: string) =>
    (await planOf(args)).find(kind).inputs.xrayTracingEnabled;
  t.is(await stage({ gateway: Gateway.Rest, tracing: true }, "apigateway.Stage"), true);
  t.is(await stage({ gateway: Gateway.Rest }, "apigateway.Stage"), false);
  t.is(await stage({ gateway: Gateway.Http, tracing: true }, "apigatewayv2.Stage"), undefined);
});

test.serial(
  "tells a function the origin for CORS only where the gateway leaves the headers to it",
  async (t) => {
    const corsOrigins = ["https://app.acme.org"];
    const environmentsOf = async (args: UserApiArgs) => {
      const { all } = await planOf(args);
      return all("lambda.Function").map(({ inputs }) => inputs.environment);
    };
    t.deepEqual(await environmentsOf({ corsOrigins }), environments());
    t.deepEqual(
      await environmentsOf({ gateway: Gateway.Rest, corsOrigins }),
      environments({ CORS_ORIGIN: "https://app.acme.org" }),
    );
    t.deepEqual(await environmentsOf({ gateway: Gateway.Rest, corsOrigins: [] }), environments());
  },
);
