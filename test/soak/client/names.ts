// Makes names that nobody has sent before, so that a user shows which write made it.
import type { Names } from "../ledger/user.ts";
import { spelt } from "./addresses.ts";
import type { Client } from "./client.ts";

export const plans = ["free", "team"] as const;

/** @param before the user that gets the names; it may keep its address */
export function nextNames(client: Client, before?: Names): Names {
  const { addresses, random } = client;
  client.written += 1;
  const names = { firstName: `Ada ${client.name}`, lastName: `Lovelace ${client.written}` };
  if (!addresses) return names;
  const kept = before?.email;
  const email =
    kept !== undefined && random.next() < 0.4 ? spelt(kept, random) : addresses.next(random, addresses.pool);
  return { ...names, email, plan: random.of(plans) };
}
