// Tests the local cloud under load: a minute for each scenario in `npm run soak`, a few seconds on a build machine.
import test, { type ExecutionContext } from "ava";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { randomOf } from "./client/random.ts";
import { describeMemory, growth, watchMemory } from "./memory.ts";
import { startRun } from "./run-of-cloud.ts";
import { audit, load, openBooks } from "./scenario.ts";
import { type Allowed, killed, lost, noFailures, throttled, unanswered } from "./wire/failures.ts";
import { Traffic } from "./wire/traffic.ts";

const seconds = Number(process.env.SOAK_SECONDS ?? 2);
const connections = Number(process.env.SOAK_CONNECTIONS ?? 16);
/** The seed: a new one for each `npm run soak`, which prints it. */
const seed = Number(process.env.SOAK_SEED ?? 1);

/** The allowed growth of the processes' memory after a third of the time, which garbage collection explains. */
const mostGrowth = 0.2;
/** The number of requests after which memory must be flat: an environment's heap still grows in its first hundred or so. */
const requestsToWarmUp = 10_000;

/** Is true after this number of seconds, and after enough requests for the claim to mean something on a slow machine too. */
function enough(traffic: Traffic, forSeconds: number): () => boolean {
  const end = Date.now() + forSeconds * 1000;
  return () => Date.now() >= end && traffic.count >= connections * 12;
}

/** Runs a load, which must end without a finding. */
async function soak(t: ExecutionContext, args: string[], allowed: Allowed): Promise<Traffic> {
  t.timeout((seconds + 300) * 1000);
  const run = await startRun(args);
  t.teardown(() => run.kill());
  const traffic = new Traffic(allowed);
  const books = openBooks();
  const memory = watchMemory(run.pid);
  const until = enough(traffic, seconds);
  const answersGetLost = allowed === lost;
  await load({ url: run.url, connections, seed, traffic, name: "soak", answersGetLost, until }, books);
  const samples = await memory.end();
  await audit(run.url, traffic, books);
  for (const fault of await run.stop()) traffic.find(fault);
  const grown = traffic.count < requestsToWarmUp ? undefined : growth(samples);
  const flat =
    grown === undefined ? "too short to say whether it is flat" : `${(grown * 100).toFixed(0)} % more`;
  t.log(`seed ${seed}: ${traffic.summary()}; ${describeMemory(samples)}, ${flat}`);
  if (grown !== undefined && grown > mostGrowth) traffic.find(`memory grew by ${(grown * 100).toFixed(0)} %`);
  t.deepEqual(traffic.findings.slice(0, 20), []);
  return traffic;
}

test.serial("no request fails under load, and the table equals what the answers said", async (t) => {
  await soak(t, [], noFailures);
});

test.serial(
  "a table that throttles costs clients 503s with Retry-After, and none of those wrote",
  async (t) => {
    const { failures } = await soak(t, ["--fault", "dynamodb=throttle:0.5"], throttled);
    t.true(failures > 0);
  },
);

test.serial(
  "a table whose answers get lost costs clients 503s at most, and no write happens twice",
  async (t) => {
    await soak(t, ["--fault", "dynamodb=lost:0.1"], lost);
  },
);

test.serial(
  "an environment that is killed costs one request its answer, and leaves no half of a write",
  async (t) => {
    const { failures } = await soak(t, ["--fault", "lambda=kill:0.05"], killed);
    t.true(failures > 0);
  },
);

test.serial("every acknowledged user is there after kill -9 in the middle of writes", async (t) => {
  t.timeout((seconds + 300) * 1000);
  const data = await folderWith(t, {});
  const books = openBooks();
  const random = randomOf(seed);
  const rounds = Math.max(1, Math.round(seconds / 20));
  for (let round = 1; round <= rounds; round++) {
    const run = await startRun(["--data", data]);
    t.teardown(() => run.kill());
    const traffic = new Traffic(unanswered(run.isDown));
    const isTime = enough(traffic, (seconds / rounds) * (0.5 + random.next() / 2));
    let killing: Promise<void> | undefined;
    const until = () => {
      if (isTime()) killing ??= run.kill();
      return run.isDown();
    };
    const name = `round-${round}`;
    await load({ url: run.url, connections, seed: seed + 1000 * round, traffic, name, until }, books);
    await killing;
    t.log(`seed ${seed}, kill ${round}: ${traffic.summary()}`);
    t.deepEqual(traffic.findings.slice(0, 20), []);
    t.true(traffic.failures > 0);

    const again = await startRun(["--data", data]);
    t.teardown(() => again.kill());
    const reading = new Traffic(noFailures);
    await audit(again.url, reading, books);
    for (const fault of await again.stop()) reading.find(fault);
    t.deepEqual(reading.findings.slice(0, 20), []);
  }
});
