// Runs a scenario: a load on a run, and the comparison of its table with the answers.
import { Addresses } from "./client/addresses.ts";
import { createClient } from "./client/client.ts";
import { plans } from "./client/names.ts";
import { randomOf } from "./client/random.ts";
import { step } from "./client/step.ts";
import { Ledger } from "./ledger/ledger.ts";
import { SharedUser } from "./ledger/shared-user.ts";
import { readTable } from "./table.ts";
import { Connection, shownIn } from "./wire/connection.ts";
import type { Traffic } from "./wire/traffic.ts";

export interface Load {
  url: string;
  connections: number;
  seed: number;
  traffic: Traffic;
  /** The part that makes this load's names differ from those of an earlier load in the same ledger. */
  name: string;
  answersGetLost?: boolean;
  /** True when users have a unique address and a plan. */
  isUnique?: boolean;
  until(): boolean;
}

/** The record of the answers of one or more loads. */
export interface Books {
  ledger: Ledger;
  shared: SharedUser[];
}

export function openBooks(): Books {
  return { ledger: new Ledger(), shared: [] };
}

/** Sends mixed operations over all connections until it is told to end, or until a connection meets a finding. */
export async function load({ url, traffic, name, until, ...options }: Load, books: Books): Promise<void> {
  const connections = open(url, options.connections);
  const [first] = connections as [Connection];
  const shared: SharedUser[] = [];
  const count = Math.ceil(connections.length / 8);
  const addresses = options.isUnique
    ? new Addresses(name, { pool: 10 * connections.length, rivals: count + 2 })
    : undefined;
  for (let n = 1; n <= count; n++) {
    const found = addresses && { email: addresses.rivals[n - 1], plan: plans[0] };
    const body = { firstName: "Shared", lastName: `${name} ${n}`, ...found };
    const headers = { "idempotency-key": `shared/${name}/${n}` };
    const answer = await traffic.read(first, { method: "POST", path: "/v1/users", headers, body });
    shared.push(new SharedUser(shownIn(answer), options));
  }
  books.shared.push(...shared);
  const common = { traffic, shared, addresses, ledger: books.ledger };
  await Promise.all(
    connections.map(async (connection, index) => {
      const random = randomOf(options.seed + index);
      const client = createClient({ ...common, name: `${name}-${index}`, connection, random });
      while (!until()) await step(client);
    }),
  );
  for (const connection of connections) connection.close();
}

/** Reads the whole table and returns its faults. */
export async function audit(url: string, traffic: Traffic, { ledger, shared }: Books): Promise<void> {
  const connections = open(url, 8);
  const table = await readTable(traffic, connections);
  for (const connection of connections) connection.close();
  for (const user of shared) {
    for (const fault of user.faults(table.get(user.id))) traffic.find(fault);
    table.delete(user.id);
  }
  for (const fault of ledger.faults(table)) traffic.find(fault);
}

function open(url: string, count: number): Connection[] {
  return Array.from({ length: count }, () => new Connection(url));
}
