// A client of the API: what it sends by, and what it knows.

import type { Ledger } from "../ledger/ledger.ts";
import type { SharedUser } from "../ledger/shared-user.ts";
import type { Names } from "../ledger/user.ts";
import type { Call, Connection } from "../wire/connection.ts";
import type { Traffic } from "../wire/traffic.ts";
import type { Addresses } from "./addresses.ts";
import type { Random } from "./random.ts";

export interface ClientOptions {
  /** Of this client alone: part of the names and the keys that it sends. */
  name: string;
  connection: Connection;
  traffic: Traffic;
  /** Of all clients; this one alone writes the users that it created. */
  ledger: Ledger;
  random: Random;
  /** Users that all clients write. */
  shared: readonly SharedUser[];
  /** Where users have addresses, of which no two have the same. */
  addresses?: Addresses | undefined;
}

/** A create under a key. */
export interface Keyed {
  call: Call;
  names: Names;
  /** Whether an earlier one that was not answered may have happened. */
  unsure: boolean;
}

/** What a client knows besides. */
export interface Client extends ClientOptions {
  /** Its users. */
  readonly ids: Set<string>;
  /** The creates behind those that have a key. */
  readonly keyed: Map<string, Keyed>;
  /** A create to be repeated until it is answered. */
  pending: Keyed | undefined;
  /** How many names it has sent. */
  written: number;
}

export function createClient(options: ClientOptions): Client {
  return { ...options, ids: new Set(), keyed: new Map(), pending: undefined, written: 0 };
}
