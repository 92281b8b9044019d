// A client of the API, with its connection and its knowledge of users.

import type { Ledger } from "../ledger/ledger.ts";
import type { SharedUser } from "../ledger/shared-user.ts";
import type { Names } from "../ledger/user.ts";
import type { Call, Connection } from "../wire/connection.ts";
import type { Traffic } from "../wire/traffic.ts";
import type { Addresses } from "./addresses.ts";
import type { Random } from "./random.ts";

export interface ClientOptions {
  /** The client's name, which is a part of the names and keys that it sends. */
  name: string;
  connection: Connection;
  traffic: Traffic;
  /** The ledger of all clients. Only this client writes the users that it created. */
  ledger: Ledger;
  random: Random;
  /** The users that all clients write. */
  shared: readonly SharedUser[];
  /** The addresses, for users with a unique address. */
  addresses?: Addresses | undefined;
}

/** A create with a key. */
export interface Keyed {
  call: Call;
  names: Names;
  /** True when an earlier try that got no answer may have happened. */
  unsure: boolean;
}

/** A client with its changing state. */
export interface Client extends ClientOptions {
  /** The ids of its users. */
  readonly ids: Set<string>;
  /** The creates of its users that have a key, by id. */
  readonly keyed: Map<string, Keyed>;
  /** A create to repeat until it is answered. */
  pending: Keyed | undefined;
  /** The number of names that it has sent. */
  written: number;
}

export function createClient(options: ClientOptions): Client {
  return { ...options, ids: new Set(), keyed: new Map(), pending: undefined, written: 0 };
}
