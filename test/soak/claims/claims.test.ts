// Tests users with a unique address under load: with conflicts, lost answers and throttling, and with a kill in the middle of writes.
import { join } from "node:path";
import test from "ava";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { randomOf } from "../client/random.ts";
import { startRun } from "../run-of-cloud.ts";
import { audit, load, openBooks } from "../scenario.ts";
import { killed, lost, noFailures, unanswered } from "../wire/failures.ts";
import { Traffic } from "../wire/traffic.ts";
import { claimFaults } from "./audit.ts";
import { fields } from "./fields.ts";

const seconds = Number(process.env.SOAK_SECONDS ?? 2);
const connections = Number(process.env.SOAK_CONNECTIONS ?? 16);
const seed = Number(process.env.SOAK_SEED ?? 1);

const program = join(import.meta.dirname, "../../fixtures/fields");
const config = ["gateway=http", `fields=${JSON.stringify(fields)}`].flatMap((each) => ["--config", each]);
const settings = ["--stack", "soak", ...config];
const faults = (...list: string[]) => list.flatMap((each) => ["--fault", each]);

test.serial(
  "under conflicts, lost answers and throttling, claims and users agree and answers hold",
  async (t) => {
    t.timeout((seconds + 300) * 1000);
    const data = await folderWith(t, {});
    const args = faults("dynamodb=conflict:0.1", "dynamodb=lost:0.1", "dynamodb=throttle:0.05");
    const run = await startRun(["--data", data, ...settings, ...args], program);
    t.teardown(() => run.kill());
    const traffic = new Traffic(lost);
    const books = openBooks();
    const end = Date.now() + seconds * 1000;
    const until = () => Date.now() >= end && traffic.count >= connections * 12;
    const options = { isUnique: true, answersGetLost: true, name: "busy" };
    await load({ url: run.url, connections, seed, traffic, until, ...options }, books);
    await audit(run.url, traffic, books);
    for (const fault of await run.stop()) traffic.find(fault);
    t.log(`seed ${seed}: ${traffic.summary()}`);
    t.deepEqual(traffic.findings.slice(0, 20), []);
    t.deepEqual(await claimFaults(t, data), []);
  },
);

test.serial(
  "no kill, of an environment or of the run, leaves a user without its claim or a claim without its user",
  async (t) => {
    t.timeout((seconds + 300) * 1000);
    const data = await folderWith(t, {});
    const books = openBooks();
    const random = randomOf(seed);
    const rounds = Math.max(1, Math.round(seconds / 20));
    for (let round = 1; round <= rounds; round++) {
      const args = ["--data", data, ...settings];
      const run = await startRun([...args, ...faults("lambda=kill:0.05", "dynamodb=conflict:0.1")], program);
      t.teardown(() => run.kill());
      const isDown = unanswered(run.isDown);
      const traffic = new Traffic((answer) => killed(answer) ?? isDown(answer));
      const end = Date.now() + (seconds / rounds) * 1000 * (0.5 + random.next() / 2);
      let killing: Promise<void> | undefined;
      const until = () => {
        if (Date.now() >= end && traffic.count >= connections * 12) killing ??= run.kill();
        return run.isDown();
      };
      const options = { isUnique: true, name: `kill-${round}`, seed: seed + 1000 * round };
      await load({ url: run.url, connections, traffic, until, ...options }, books);
      await killing;
      t.log(`seed ${seed}, kill ${round}: ${traffic.summary()}`);
      t.deepEqual(traffic.findings.slice(0, 20), []);
      t.deepEqual(await claimFaults(t, data), []);

      const again = await startRun(args, program);
      t.teardown(() => again.kill());
      const reading = new Traffic(noFailures);
      await audit(again.url, reading, books);
      for (const fault of await again.stop()) reading.find(fault);
      t.deepEqual(reading.findings.slice(0, 20), []);
    }
  },
);
