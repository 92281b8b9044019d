// Tests with random fields that claims and users agree after concurrent operations with failures.

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import test from "ava";
import * as fc from "fast-check";
import { foundFields } from "../../helpers/random-fields.ts";
import type { Found, Task } from "./agreement.ts";

/** `FUZZ_REQUESTS` makes the test longer, `FUZZ_SEED` chooses other values. */
const requests = Number(process.env.FUZZ_REQUESTS ?? 300);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const isLong = requests >= 5_000;
/** The shares of requests to the tables that fail. */
const shares = [0, 0.2];
const tables = fc.sample(foundFields, { numRuns: isLong ? 10 : 3, seed });

/** Returns what a worker finds, by the share of requests that fail. */
async function agreement(task: Task): Promise<Record<number, Found>> {
  const worker = new Worker(new URL("./agreement.ts", import.meta.url), { workerData: task });
  const [found] = await once(worker, "message");
  await worker.terminate();
  return found;
}

for (const [index, fields] of tables.entries()) {
  let all: ReturnType<typeof agreement> | undefined;
  for (const share of shares) {
    const title = share === 0 ? "without faults" : "with answers lost, conflicts and throttling";
    test.serial(`claims and users agree ${title} (table ${index + 1})`, async (t) => {
      t.timeout(600_000);
      all ??= agreement({ fields, seed: seed + index, rounds: isLong ? 50 : 6, shares });
      const { faults, statuses } = (await all)[share] as Found;
      t.deepEqual(faults, [], JSON.stringify(fields));
      t.log(JSON.stringify(statuses));
      for (const status of ["create 201", "create 409", "patch 200", "delete 200"]) {
        t.true((statuses[status] ?? 0) > 0, `nothing was answered ${status}: ${JSON.stringify(statuses)}`);
      }
    });
  }
}
