// Names that nobody has sent before, so that a user tells which write made it.
import type { Names } from "../ledger/user.ts";
import type { Client } from "./client.ts";

export function nextNames(client: Client): Names {
  client.written += 1;
  return { firstName: `Ada ${client.name}`, lastName: `Lovelace ${client.written}` };
}
