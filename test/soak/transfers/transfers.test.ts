// Tests DynamoDB alone under load: transfers between accounts, with conflicts and lost answers, and with a kill in the middle.
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import test from "ava";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { type Random, randomOf } from "../client/random.ts";
import { startTables } from "../run-of-tables.ts";
import { count, createAccounts, start, sumOf, touch, transferOf } from "./accounts.ts";
import { faultsOf } from "./audit.ts";

const seconds = Number(process.env.SOAK_SECONDS ?? 2);
const connections = Number(process.env.SOAK_CONNECTIONS ?? 16);
const seed = Number(process.env.SOAK_SEED ?? 1);

/** The record of a load. */
interface Seen {
  /** The transfers that were answered. */
  answered: Set<string>;
  conflicts: number;
  lost: number;
  faults: string[];
}

const faultless = (): Seen => ({ answered: new Set(), conflicts: 0, lost: 0, faults: [] });

/** Sends transfers until it is told to end. Each is repeated with its token until it is answered. */
async function load(client: DynamoDBClient, random: Random, seen: Seen, until: () => boolean): Promise<void> {
  while (!until()) {
    const kind = random.of(["sum", "touch", "transfer", "transfer", "transfer"]);
    if (kind === "sum") {
      const sum = await tried(() => sumOf(client), seen, until);
      if (sum !== undefined && sum !== count * start) seen.faults.push(`the sum was ${sum}`);
    } else if (kind === "touch") {
      await tried(
        () => client.send(touch(Math.floor(random.next() * count), String(random.next()))),
        seen,
        until,
      );
    } else {
      const { id, command } = transferOf(random);
      if (await tried(() => client.send(command), seen, until)) seen.answered.add(id);
    }
  }
}

/** Repeats a request that conflicts or gets no answer. */
async function tried<T>(send: () => Promise<T>, seen: Seen, until: () => boolean): Promise<T | undefined> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const { name, message, $response } = error as Error & { $response?: { statusCode?: number } };
      if (/TransactionConflict/.test(name + message)) seen.conflicts += 1;
      else if ($response?.statusCode === undefined) seen.lost += 1;
      else seen.faults.push(`${name}: ${message}`);
      if (until() || seen.faults.length > 20) return undefined;
    }
  }
}

function loads(client: DynamoDBClient, seen: Seen, round: number, until: () => boolean) {
  return Promise.all(
    Array.from({ length: connections }, (_, index) =>
      load(client, randomOf(seed + 1000 * round + index), seen, until),
    ),
  );
}

test.serial("conflicts and lost answers neither lose a transfer nor make one twice", async (t) => {
  t.timeout((seconds + 300) * 1000);
  const faults = ["--fault", "dynamodb=conflict:0.1", "--fault", "dynamodb=lost:0.1"];
  const data = await folderWith(t, {});
  const first = await startTables(t, "--data", data);
  await createAccounts(first.client);
  t.is(await first.end("SIGTERM"), 0);
  const { client, end } = await startTables(t, "--data", data, ...faults);
  const seen = faultless();
  const finish = Date.now() + seconds * 1000;
  await loads(client, seen, 0, () => Date.now() >= finish);
  t.is(await end("SIGTERM"), 0);
  t.log(
    `seed ${seed}: ${seen.answered.size} transfers, ${seen.conflicts} conflicts, ${seen.lost} answers lost`,
  );
  t.deepEqual(seen.faults, []);
  t.true(seen.conflicts > 0 && seen.lost > 0);
  const again = await startTables(t, "--data", data);
  t.deepEqual(await faultsOf(again.client, again.endpoint, seen.answered), []);
});

test.serial("kill -9 leaves no half of a transaction: tables, indexes and streams agree", async (t) => {
  t.timeout((seconds + 300) * 1000);
  const data = await folderWith(t, {});
  const seen = faultless();
  const rounds = Math.max(2, Math.round(seconds / 10));
  for (let round = 0; round < rounds; round++) {
    const { client, endpoint, end } = await startTables(t, "--data", data);
    if (round === 0) await createAccounts(client);
    t.deepEqual(await faultsOf(client, endpoint, seen.answered), []);
    const random = randomOf(seed + round);
    const killAt = Date.now() + (seconds / rounds) * 1000 * (0.5 + random.next() / 2);
    let killing: Promise<unknown> | undefined;
    await loads(client, seen, round, () => {
      if (Date.now() >= killAt) killing ??= end("SIGKILL");
      return killing !== undefined;
    });
    await killing;
    t.deepEqual(seen.faults, []);
  }
  const { client, endpoint } = await startTables(t, "--data", data);
  t.log(`seed ${seed}: ${seen.answered.size} transfers in ${rounds} runs that were killed`);
  t.deepEqual(await faultsOf(client, endpoint, seen.answered), []);
});
