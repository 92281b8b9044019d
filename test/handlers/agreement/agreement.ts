// Runs random concurrent operations with lost answers, conflicts and throttling, and compares claims and users after each round.
// It runs as a worker, as the handlers read the fields once when they are loaded.

import { parentPort, workerData } from "node:worker_threads";
import * as fc from "fast-check";
import { claimsOn, uniqueFields } from "../../../handlers/user/claims.ts";
import type { Fields, FieldValue } from "../../../handlers/user/fields.ts";
import { gateways, invoke, startTable } from "../../helpers/handler.ts";
import { type Behaviour, loseAnswer, refuse } from "../../helpers/handler-front.ts";
import { cancel } from "../../helpers/handler-transactions.ts";
import { goodInputs } from "../../helpers/random-inputs.ts";

/** The input of a worker. */
export interface Task {
  fields: Fields;
  seed: number;
  /** The number of rounds of concurrent operations. The tables are compared after each round. */
  rounds: number;
  /** The shares of requests to the tables that fail. The rounds are run with each, as the handlers load once for all. */
  shares: number[];
}

/** The result of the rounds with one share: faults in words, and the number of answers for each operation and status. */
export interface Found {
  faults: string[];
  statuses: Record<string, number>;
}

const { fields, seed, rounds, shares }: Task = workerData;
const table = await startTable(fields);
const handlers = {
  create: (await import("../../../handlers/create-user-with-claims.ts")).handler,
  update: (await import("../../../handlers/update-user-with-claims.ts")).handler,
  patch: (await import("../../../handlers/patch-user-with-claims.ts")).handler,
  delete: (await import("../../../handlers/delete-user-with-claims.ts")).handler,
  find: (await import("../../../handlers/find-users.ts")).handler,
};
let share = 0;
let random = randomOf(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Returns a generator of numbers from 0 to less than 1, the same for the same seed. */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Returns one of a few values, so that users want the same ones, also in other spellings. */
const inputs = fc
  .sample(goodInputs(fields), { numRuns: 5, seed })
  .flatMap((input) => [input, respelt(input)]);

function respelt(input: Record<string, unknown>) {
  const other = (value: unknown) =>
    typeof value === "string" ? value.toUpperCase().normalize("NFD") : value;
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, other(value)]));
}

table.front.otherwise = (operation, input): Behaviour | undefined => {
  if (random() >= share || !/^(Put|Update|Delete)Item$|^TransactWriteItems$/.test(operation))
    return undefined;
  const fault = pick(["lost", "conflict", "throttle"]);
  if (fault === "lost") return loseAnswer;
  if (fault === "throttle") return refuse(400, "ThrottlingException");
  if (operation !== "TransactWriteItems") return refuse(400, "TransactionConflictException");
  return cancel(
    ...(input.TransactItems as unknown[]).map((_, index) => (index === 0 ? "TransactionConflict" : "None")),
  );
};

let statuses: Record<string, number> = {};
const ids = new Set<string>();
let faults: string[] = [];

function operation(): [name: keyof typeof handlers, request: object] {
  const name = pick(["create", "create", "update", "patch", "patch", "delete", "find"] as const);
  const userId = pick([...ids, "nobody"]);
  const body = pick(inputs);
  switch (name) {
    case "create":
      return [
        name,
        { body, headers: random() < 0.5 ? {} : { "Idempotency-Key": `key-${Math.floor(random() * 4)}` } },
      ];
    case "update":
      return [name, { userId, body }];
    case "patch":
      return [name, { userId, body: Object.fromEntries(Object.entries(body).filter(() => random() < 0.6)) }];
    case "delete":
      return [name, { userId }];
    case "find": {
      const [field = ""] = Object.keys(uniqueFields(fields));
      const value = body[field] as FieldValue | undefined;
      return [name, { query: value === undefined ? "" : `${field}=${encodeURIComponent(value)}` }];
    }
  }
}

async function carryOut([name, request]: ReturnType<typeof operation>): Promise<void> {
  const { response, log } = await invoke(handlers[name], gateways.http(request));
  const { statusCode, body } = response;
  const key = `${name} ${statusCode}`;
  statuses[key] = (statuses[key] ?? 0) + 1;
  if (statusCode === 201) ids.add(body.id);
  if (statusCode >= 500 && !(statusCode === 503 && share > 0))
    faults.push(`${key}: ${JSON.stringify(log.error)}`);
}

/** Returns the disagreements: a value without its claim, or a claim without its value. */
async function disagreements(): Promise<string[]> {
  const unique = uniqueFields(fields);
  const claims = new Map(Object.entries(await table.claims()));
  const found: string[] = [];
  for (const item of await table.items()) {
    for (const [, claim] of claimsOn(unique, valuesOf(item))) {
      if (claims.get(claim) !== item.id.S)
        found.push(`${claim} of ${item.id.S} is claimed by ${claims.get(claim)}`);
      claims.delete(claim);
    }
  }
  return [...found, ...[...claims].map(([claim, id]) => `the claim ${claim} is left of ${id}`)];
}

function valuesOf(item: Record<string, { S?: string; N?: string }>): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.keys(fields).flatMap((name) => {
      const { S, N } = item[name] ?? {};
      const value = S ?? (N === undefined ? undefined : Number(N));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Empties the tables, and begins the random operations anew. */
async function begin(): Promise<void> {
  for (const { id } of await table.items())
    await table.call("DeleteItem", { TableName: "users", Key: { id } });
  for (const claim of Object.keys(await table.claims()))
    await table.call("DeleteItem", { TableName: "claims", Key: { claim: { S: claim } } });
  random = randomOf(seed);
  ids.clear();
  statuses = {};
  faults = [];
}

const found: Record<number, Found> = {};
for (share of shares) {
  await begin();
  for (let round = 0; round < rounds && faults.length === 0; round++) {
    await Promise.all(Array.from({ length: 20 }, () => carryOut(operation())));
    faults.push(...(await disagreements()));
  }
  found[share] = { faults, statuses };
}
await table.close();
parentPort?.postMessage(found);
